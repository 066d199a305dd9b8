package io.inscope.snapshot.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.network.address.Address;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.engine.ConnectivityEngine;
import io.inscope.snapshot.network.policy.Ports;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What must hold of any world, whatever the right answers are.
class MetamorphicTest {
  static LongStream seeds() {
    return LongStream.range(10_000, 10_060);
  }

  private static List<Connection> rows(List<String> documents) {
    return ConnectivityEngine.of(
            Collector.snapshotOf("world.yaml", String.join("\n---\n", documents)),
            Zones.NONE,
            Assumptions.NONE)
        .all(true);
  }

  private static List<String> lines(List<String> documents) {
    return rows(documents).stream().map(row -> row.id() + " " + World.line(row)).toList();
  }

  private static Set<String> allowed(List<String> documents) {
    Set<String> edges = new TreeSet<>();
    for (Connection row : rows(documents)) {
      if (row.verdict() == Answer.ALLOWED) {
        for (int port : RandomWorld.PORTS) {
          for (String address : RandomWorld.OUTSIDE) {
            if (Ports.of(row.ports()).contains(row.ports().protocol(), port)
                && holds(row, address)) {
              edges.add(
                  "%s > %s %s %d"
                      .formatted(
                          end(row.from(), address),
                          end(row.to(), address),
                          row.ports().protocol(),
                          port));
            }
          }
        }
      }
    }
    return edges;
  }

  private static String end(Endpoint endpoint, String address) {
    return endpoint.isObject() ? endpoint.ref().toString() : address;
  }

  private static boolean holds(Connection row, String address) {
    String range = row.from().addresses() + row.to().addresses();
    if (range.isEmpty()) {
      return true;
    }
    String[] ends = range.split("-");
    return new AddressRange(
            Address.parse(ends[0]).orElseThrow(), Address.parse(ends[1]).orElseThrow())
        .contains(Address.parse(address).orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_order_of_documents_does_not_matter(long seed) {
    List<String> documents = new RandomWorld(seed).documents();
    List<String> shuffled = new ArrayList<>(documents);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(lines(shuffled)).isEqualTo(lines(documents));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void two_runs_are_equal(long seed) {
    List<String> documents = new RandomWorld(seed).documents();
    assertThat(rows(documents)).isEqualTo(rows(documents));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void another_rule_never_removes_a_connection(long seed) {
    List<String> documents = new RandomWorld(seed).documents();
    List<String> more =
        documents.stream()
            .map(
                d ->
                    d.replace(
                        "ingress: [{",
                        "ingress: [{from: [{podSelector: {}}], ports: [{port: 80}]}, {"))
            .toList();
    assertThat(allowed(more)).containsAll(allowed(documents));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_policy_that_only_denies_never_adds_a_connection(long seed) {
    List<String> documents = new RandomWorld(seed).documents();
    List<String> more = new ArrayList<>(documents);
    more.add(World.policy("alpha/deny", "{podSelector: {}, policyTypes: [Ingress, Egress]}"));
    assertThat(allowed(documents)).containsAll(allowed(more));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_block_in_two_halves_is_the_block(long seed) {
    List<String> documents = new RandomWorld(seed).documents();
    List<String> halved =
        documents.stream()
            .map(
                d ->
                    d.replace(
                            "{ipBlock: {cidr: 10.0.0.0/8}}",
                            "{ipBlock: {cidr: 10.0.0.0/9}}, {ipBlock: {cidr: 10.128.0.0/9}}")
                        .replace(
                            "{ipBlock: {cidr: 0.0.0.0/0}}",
                            "{ipBlock: {cidr: 128.0.0.0/1}}, {ipBlock: {cidr: 0.0.0.0/1}}"))
            .toList();
    assertThat(lines(halved)).isEqualTo(lines(documents));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void other_words_for_labels_change_nothing(long seed) {
    List<String> documents = new RandomWorld(seed).documents();
    List<String> renamed =
        documents.stream().map(d -> d.replace("team", "squad").replace("tier", "layer")).toList();
    assertThat(lines(renamed)).isEqualTo(lines(documents));
  }

  /// Of each kind of tiers a few worlds.
  static Stream<List<String>> tiered() {
    return Stream.of(RandomWorld.Tiers.ADMIN, RandomWorld.Tiers.CLUSTER, RandomWorld.Tiers.CALICO)
        .flatMap(
            tiers ->
                LongStream.range(20_000, 20_020)
                    .mapToObj(seed -> new RandomWorld(seed, tiers).documents()));
  }

  @ParameterizedTest
  @MethodSource("tiered")
  void the_order_of_documents_does_not_matter_to_tiers(List<String> documents) {
    List<String> shuffled = new ArrayList<>(documents);
    Collections.shuffle(shuffled, new Random(documents.hashCode()));
    assertThat(lines(shuffled)).isEqualTo(lines(documents));
  }

  @ParameterizedTest
  @MethodSource("tiered")
  void other_words_for_labels_change_nothing_in_tiers(List<String> documents) {
    List<String> renamed =
        documents.stream().map(d -> d.replace("team", "squad").replace("app", "part")).toList();
    assertThat(lines(renamed)).isEqualTo(lines(documents));
  }

  @ParameterizedTest
  @MethodSource("tiered")
  void a_denial_before_all_others_leaves_nothing_between_pods(List<String> documents) {
    List<String> more = new ArrayList<>(documents);
    more.add(
        """
        {apiVersion: policy.networking.k8s.io/v1alpha1, kind: AdminNetworkPolicy, metadata: {name: first}, spec: {priority: 0, subject: {namespaces: {}}, egress: [{action: Deny, to: [{namespaces: {}}]}]}}\
        """);
    more.removeIf(d -> d.contains("priority: 0") && !d.contains("name: first"));
    more.removeIf(d -> d.contains("kind: Tier") || d.contains("kind: GlobalNetworkPolicy"));
    more.removeIf(d -> d.contains("projectcalico.org") && d.contains("kind: NetworkPolicy"));
    assertThat(allowed(more))
        .noneMatch(edge -> isPod(edge.split(" ")[0], more) && isPod(edge.split(" ")[2], more));
  }

  /// Whether an end is a pod with a network of its own.
  private static boolean isPod(String end, List<String> documents) {
    String name = end.substring(end.lastIndexOf('/') + 1);
    return documents.stream()
        .anyMatch(d -> d.contains("name: " + name + ",") && d.contains("hostNetwork: false"));
  }

  @ParameterizedTest
  @MethodSource("tiered")
  void a_rule_that_passes_all_at_the_end_of_the_admin_tier_changes_nothing(List<String> documents) {
    List<String> more = new ArrayList<>(documents);
    more.add(
        """
        {apiVersion: policy.networking.k8s.io/v1alpha1, kind: AdminNetworkPolicy, metadata: {name: last}, spec: {priority: 1000, subject: {namespaces: {}}, ingress: [{action: Pass, from: [{namespaces: {}}]}], egress: [{action: Pass, to: [{namespaces: {}}]}]}}\
        """);
    assertThat(lines(more)).isEqualTo(lines(documents));
  }

  private static List<String> cilium(long seed) {
    return new RandomWorld(seed, RandomWorld.Tiers.CILIUM).documents();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void another_denial_never_adds_a_connection(long seed) {
    List<String> more = new ArrayList<>(cilium(seed));
    more.add(
        DocumentedCiliumPoliciesTest.ccnp(
            "deny",
            "endpointSelector: {}, enableDefaultDeny: {ingress: %s}, ingressDeny: [{fromEndpoints:"
                    .formatted(seed % 2 == 0)
                + " [{matchLabels: {app: a}}]}, {fromCIDR: [10.0.0.0/8]}]"));
    assertThat(allowed(cilium(seed))).containsAll(allowed(more));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_order_of_ciliums_policies_does_not_matter(long seed) {
    List<String> shuffled = new ArrayList<>(cilium(seed));
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(lines(shuffled)).isEqualTo(lines(cilium(seed)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_policy_with_several_specs_is_several_policies(long seed) {
    List<String> split = new ArrayList<>();
    for (String document : cilium(seed)) {
      int spec = document.indexOf(", spec: ");
      int specs = document.indexOf(", specs: [");
      if (!document.contains("apiVersion: cilium.io/v2, kind: Cilium")
          || document.contains("CIDRGroup,")
          || spec < 0) {
        split.add(document);
      } else if (specs < 0) {
        split.add(
            document.substring(0, spec)
                + ", specs: ["
                + document.substring(spec + ", spec: ".length(), document.length() - 1)
                + "]}");
      } else {
        split.add(document.substring(0, specs) + "}");
        split.add(
            (document.substring(0, spec) + document.substring(specs))
                .replaceFirst("name: c", "name: d"));
      }
    }
    assertThat(lines(split)).isEqualTo(lines(cilium(seed)));
  }
}
