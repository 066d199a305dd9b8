package io.inscope.snapshot.network;

import static io.inscope.snapshot.network.World.pod;
import static io.inscope.snapshot.network.World.podRef;
import static io.inscope.snapshot.network.World.policy;
import static io.inscope.snapshot.network.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The uses of Calico's policies that its documentation shows, and what is not valid or not looked
/// at.
class CalicoPoliciesTest {
  private static final List<String> CLUSTER =
      List.of(
          "{apiVersion: v1, kind: Namespace, metadata: {name: pay, labels: {zone: cde}}}",
          "{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {zone: out}}}",
          "{apiVersion: v1, kind: ServiceAccount, metadata: {name: clerk, namespace: shop, labels:"
              + " {role: trusted}}}",
          pod(
              "pay/db",
              "{app: db}",
              "{containers: [{ports: [{name: sql, containerPort: 5432}]}]}",
              "{podIP: 10.1.0.1}"),
          pod("shop/web", "{app: web}", "{serviceAccountName: clerk}", "{podIP: 10.1.0.2}"),
          pod("shop/ads", "{app: ads}", "{}", "{podIP: 10.1.0.3}"));

  private static World world(String... policies) {
    List<String> all = new ArrayList<>(CLUSTER);
    all.addAll(Arrays.asList(policies));
    return World.of(all.toArray(String[]::new));
  }

  private static String calico(String kind, String name, String spec) {
    String[] parts = name.split("/");
    String where = parts.length == 1 ? "name: " + name : World.named(name);
    return "{apiVersion: projectcalico.org/v3, kind: %s, metadata: {%s}, spec: {%s}}"
        .formatted(kind, where, spec);
  }

  private static String global(String name, String spec) {
    return calico("GlobalNetworkPolicy", name, spec);
  }

  private static List<String> rows(World world, String start) {
    return world.tcp().stream().filter(row -> row.startsWith(start)).toList();
  }

  private static List<String> toDb(World world) {
    return world.tcp().stream().filter(row -> row.matches("shop/[a-z]+ -> pay/db .*")).toList();
  }

  private static final String CLOSED = policy("pay/closed", "{podSelector: {}}");

  @Test
  void a_policy_closes_what_it_selects() {
    World world =
        world(calico("NetworkPolicy", "pay/p", "selector: app == 'db', types: [Ingress]"));
    assertThat(toDb(world)).isEmpty();
    assertThat(world.the().isolation(podRef("pay/db"), Direction.INGRESS).state())
        .isEqualTo(Isolation.State.YES);
    assertThat(world.the().isolation(podRef("shop/web"), Direction.INGRESS).state())
        .isEqualTo(Isolation.State.NO);
  }

  @Test
  void types_that_are_not_given_follow_from_the_rules() {
    assertThat(
            rows(world(calico("NetworkPolicy", "pay/p", "egress: [{action: Allow}]")), "shop/web"))
        .contains("shop/web -> pay/db TCP all ALLOWED");
    assertThat(rows(world(calico("NetworkPolicy", "pay/p", "order: 1")), "pay/db -> shop/web"))
        .containsExactly("pay/db -> shop/web TCP all ALLOWED");
  }

  @Test
  void an_order_below_a_thousand_goes_before_the_policies_of_kubernetes() {
    String allow =
        "selector: app == 'db', ingress: [{action: Allow, source: {selector: app == 'web'}}]";
    assertThat(toDb(world(CLOSED, global("first", "order: 999, " + allow))))
        .containsExactly("shop/web -> pay/db TCP all ALLOWED");
    assertThat(toDb(world(CLOSED, global("later", "order: 1001, " + allow))))
        .containsExactly("shop/web -> pay/db TCP all ALLOWED");
    String deny =
        "selector: app == 'db', ingress: [{action: Deny, source: {selector: app == 'web'}}]";
    String open = policy("pay/open", "{podSelector: {}, ingress: [{}]}");
    assertThat(toDb(world(open, global("first", "order: 999, " + deny))))
        .containsExactly("shop/ads -> pay/db TCP all ALLOWED");
    assertThat(toDb(world(open, global("later", "order: 1001, " + deny))))
        .containsExactly(
            "shop/ads -> pay/db TCP all ALLOWED", "shop/web -> pay/db TCP all ALLOWED");
    assertThat(toDb(world(open, global("beside", "order: 1000, " + deny))))
        .containsExactly(
            "shop/ads -> pay/db TCP all ALLOWED", "shop/web -> pay/db TCP all UNKNOWN");
  }

  @Test
  void a_tier_passes_on_or_closes() {
    String rules =
        "tier: security, order: 1, selector: app == 'db', types: [Ingress], ingress: [{action:"
            + " Log}, {action: Pass, source: {selector: app == 'web'}}, {action: Deny, protocol:"
            + " TCP, destination: {ports: ['1:99']}}]";
    String tier = calico("Tier", "security", "order: 100%s");
    assertThat(toDb(world(tier.formatted(""), global("security.p", rules))))
        .containsExactly("shop/web -> pay/db TCP all ALLOWED");
    World passing = world(tier.formatted(", defaultAction: Pass"), global("security.p", rules));
    assertThat(toDb(passing))
        .containsExactly(
            "shop/ads -> pay/db TCP 100-65535 ALLOWED", "shop/web -> pay/db TCP all ALLOWED");
    assertThat(
            passing
                .the()
                .explain(
                    new Peer.OfObject(podRef("shop/ads")),
                    new Peer.OfObject(podRef("pay/db")),
                    Protocol.TCP,
                    80)
                .because())
        .isEqualTo(
            "Denied: denied by GlobalNetworkPolicy security.p (tier security, order 1) ingress[2]"
                + " at world.yaml:15.");
  }

  @Test
  void accounts_and_namespaces_are_peers() {
    World world =
        world(
            calico(
                "NetworkPolicy",
                "pay/p",
                """
                ingress: [
                  {action: Allow, protocol: TCP, source: {serviceAccounts: {selector: role == 'trusted'}, namespaceSelector: zone == 'out'}, destination: {ports: [sql]}},
                  {action: Allow, protocol: TCP, source: {serviceAccounts: {names: [default]}, namespaceSelector: all()}, destination: {ports: [80]}},
                  {action: Allow, protocol: TCP, source: {selector: app == 'web'}, destination: {ports: [443]}}]
                """));
    assertThat(toDb(world))
        .containsExactly(
            "shop/ads -> pay/db TCP 80 ALLOWED", "shop/web -> pay/db TCP 5432 ALLOWED");
  }

  @Test
  void network_sets_are_peers_by_their_labels_and_subjects_of_nothing() {
    World world =
        world(
            calico("GlobalNetworkSet", "acquirer", "nets: [203.0.113.0/24, 10.1.0.3/32]")
                .replace("name: acquirer", "name: acquirer, labels: {app: acquirer}"),
            global(
                "p",
                "selector: app == 'db' || app == 'acquirer', types: [Egress], egress: [{action:"
                    + " Allow, destination: {selector: app == 'acquirer', notNets:"
                    + " [203.0.113.7/32]}}]"));
    assertThat(rows(world, "pay/db ->"))
        .containsExactly(
            "pay/db -> shop/ads TCP all ALLOWED",
            "pay/db -> Internet 203.0.113.0-203.0.113.6 TCP all ALLOWED",
            "pay/db -> Internet 203.0.113.8-203.0.113.255 TCP all ALLOWED",
            "pay/db -> Private network 10.1.0.3-10.1.0.3 TCP all ALLOWED");
    assertThat(rows(world, "shop/ads -> shop/web"))
        .containsExactly("shop/ads -> shop/web TCP all ALLOWED");
  }

  @Test
  void a_selector_that_asks_for_nothing_wants_a_known_endpoint_and_its_opposite_does_not() {
    String policy =
        "selector: app == 'db', egress: [{action: Deny, destination: {%s}}, {action: Allow}]";
    assertThat(rows(world(global("p", policy.formatted("selector: '!has(x)'"))), "pay/db ->"))
        .containsExactly("pay/db -> Internet 0.0.0.0-255.255.255.255 TCP all ALLOWED");
    assertThat(rows(world(global("p", policy.formatted("notSelector: has(x)"))), "pay/db ->"))
        .isEmpty();
  }

  @Test
  void a_service_is_a_peer_by_its_pods_and_their_ports() {
    World world =
        world(
            service("pay/db", "{selector: {app: db}, ports: [{port: 1, targetPort: sql}]}"),
            calico(
                "NetworkPolicy",
                "shop/p",
                "egress: [{action: Allow, destination: {services: {name: db, namespace: pay}}}]"));
    assertThat(rows(world, "shop/ads ->")).containsExactly("shop/ads -> pay/db TCP 5432 ALLOWED");
  }

  @Test
  void copies_and_second_forms_of_a_policy_count_once() {
    String crd =
        "{apiVersion: crd.projectcalico.org/v1, kind: NetworkPolicy, metadata: {namespace: pay,"
            + " name: %s}, spec: {tier: default, types: [Ingress], %s}}";
    World world =
        world(
            crd.formatted("knp.default.closed", "ingress: [{action: Perhaps}]"),
            crd.formatted("default.p", "ingress: [{action: Perhaps}]"),
            calico("NetworkPolicy", "pay/p", "types: [Ingress], ingress: [{action: Allow}]"));
    assertThat(toDb(world))
        .containsExactly(
            "shop/ads -> pay/db TCP all ALLOWED", "shop/web -> pay/db TCP all ALLOWED");
    assertThat(world.the().limits()).noneMatch(limit -> limit.contains("not valid"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          source: {ports: [53]}                 ~ it depends on the port of the source
          http: {methods: [GET]}                ~ it depends on HTTP methods and paths
          ipVersion: 4                          ~ it is for one version of IP
          source: {domains: [a.b]}              ~ its field domains is not understood
          source: {services: {name: x, namespace: y}} ~ which pods Service y/x leads to is not known
          """)
  void a_rule_that_asks_for_more_than_is_looked_at_perhaps_matches(String part, String caveat) {
    World world =
        world(
            global(
                "p",
                "order: 5, selector: app == 'db', ingress: [{action: Allow, protocol: TCP, "
                    + part
                    + "}]"));
    assertThat(toDb(world))
        .containsExactly(
            "shop/ads -> pay/db TCP all UNKNOWN", "shop/web -> pay/db TCP all UNKNOWN");
    assertThat(world.the().limits())
        .contains(
            "GlobalNetworkPolicy p (tier default, order 5) ingress[0] at world.yaml:13 is not"
                + " looked at in full: "
                + caveat
                + ".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          selector: app = 'db'                            ~ /spec/selector is 'app = 'db'', which is not a selector: a comparison expected at character 5
          tier: gold                                      ~ /spec/tier is 'gold', a tier that is not in the snapshot
          order: first                                    ~ /spec/order is not a number
          types: [Both]                                   ~ /spec/types/0 is 'Both', not Ingress or Egress
          ingress: [{action: allow}]                      ~ /spec/ingress/0/action is 'allow', not one of Allow, Deny, Log, Pass
          ingress: [{action: Allow, protocol: GRE}]       ~ /spec/ingress/0/protocol is 'GRE', not a protocol
          ingress: [{action: Allow, destination: {ports: [1]}}] ~ /spec/ingress/0/destination/ports needs protocol TCP, UDP or SCTP
          ingress: [{action: Allow, protocol: TCP, destination: {ports: ['9:1']}}] ~ /spec/ingress/0/destination/ports/0 is '9:1', which ends before it begins
          ingress: [{action: Allow, source: {nets: [here]}}] ~ /spec/ingress/0/source/nets/0 is 'here', not a CIDR
          """)
  void a_policy_that_is_not_valid_is_not_applied_and_what_it_may_decide_is_unknown(
      String spec, String reason) {
    World world = world(global("bad", spec));
    assertThat(world.the().limits())
        .contains(
            "GlobalNetworkPolicy bad at world.yaml:13 is not valid and not applied: " + reason);
    assertThat(toDb(world))
        .containsExactly(
            "shop/ads -> pay/db TCP all UNKNOWN", "shop/web -> pay/db TCP all UNKNOWN");
  }

  @Test
  void what_is_staged_or_for_nodes_is_told_and_decides_nothing() {
    World world =
        world(
            calico("StagedGlobalNetworkPolicy", "s", "selector: all()"),
            global("raw", "doNotTrack: true, applyOnForward: true, selector: all()"),
            global("fwd", "applyOnForward: true, selector: app == 'none'"),
            calico("HostEndpoint", "n1-eth0", "node: n1, interfaceName: eth0"));
    assertThat(toDb(world)).hasSize(2).allMatch(row -> row.endsWith("ALLOWED"));
    assertThat(world.the().limits())
        .contains(
            "StagedGlobalNetworkPolicy s at world.yaml:1 is declared but not enforced: Calico only"
                + " reports what it would do.",
            "GlobalNetworkPolicy raw at world.yaml:1 is for the traffic of nodes (doNotTrack),"
                + " which is not evaluated.",
            "GlobalNetworkPolicy fwd at world.yaml:1 also applies to what nodes forward"
                + " (applyOnForward), which is not evaluated.",
            "HostEndpoint n1-eth0 is not evaluated: what Calico does to the traffic of node n1"
                + " itself is UNKNOWN.");
  }

  @Test
  void what_a_host_endpoint_does_to_pods_in_the_hosts_network_is_not_known() {
    World world =
        world(
            calico("HostEndpoint", "n1-all", "node: n1, interfaceName: '*'"),
            World.pod("shop/on-n1", "{app: a}", "{hostNetwork: true, nodeName: n1}"),
            World.pod("shop/on-n2", "{app: b}", "{hostNetwork: true, nodeName: n2}"),
            World.pod("shop/somewhere", "{app: c}", "{hostNetwork: true}"));
    assertThat(world.row("shop/on-n2", "shop/web").verdict()).isEqualTo(Answer.ALLOWED);
    assertThat(world.row("shop/on-n1", "shop/web").verdict()).isEqualTo(Answer.UNKNOWN);
    assertThat(world.row("shop/web", "shop/on-n1").unknown())
        .isEqualTo("HostEndpoint n1-all polices its node, which is not evaluated");
    assertThat(world.row("shop/web", "shop/somewhere").unknown())
        .isEqualTo(
            "HostEndpoint n1-all polices a node that may be its own, which is not evaluated");
  }

  @Test
  void without_calico_nobody_is_known_to_apply_its_policies() {
    World world =
        world(
            "{apiVersion: v1, kind: Node, metadata: {name: n, annotations: {k3s.io/node-args:"
                + " '[\"server\"]'}}}",
            global(
                "p",
                "selector: app == 'db', ingress: [{action: Allow, source: {selector: app =="
                    + " 'web'}}]"));
    assertThat(toDb(world))
        .containsExactly(
            "shop/ads -> pay/db TCP all UNKNOWN", "shop/web -> pay/db TCP all ALLOWED");
    assertThat(world.row("shop/ads", "pay/db").unknown())
        .isEqualTo(
            "GlobalNetworkPolicy (projectcalico.org) is evaluated, but k3s is not known to enforce"
                + " it");
  }
}
