package io.inscope.snapshot.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.Collector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
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
}
