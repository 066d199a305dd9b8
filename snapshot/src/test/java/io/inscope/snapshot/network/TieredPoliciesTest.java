package io.inscope.snapshot.network;

import static io.inscope.snapshot.network.World.pod;
import static io.inscope.snapshot.network.World.podRef;
import static io.inscope.snapshot.network.World.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.network.Explanation.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The uses of the network policy API that its documentation begins with, and what is not valid.
class TieredPoliciesTest {
  private static final List<String> CLUSTER =
      List.of(
          "{apiVersion: v1, kind: Namespace, metadata: {name: pay, labels: {tenant: a}}}",
          "{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {tenant: b}}}",
          "{apiVersion: v1, kind: Namespace, metadata: {name: watch, labels: {kind: monitoring}}}",
          pod(
              "pay/db",
              "{app: db}",
              "{containers: [{ports: [{name: sql, containerPort: 5432}, {name: sql, protocol: UDP,"
                  + " containerPort: 5433}]}]}",
              "{podIP: 10.1.0.1}"),
          pod("shop/web", "{app: web}", "{}", "{podIP: 10.1.0.2}"),
          pod("watch/prom", "{app: prom}", "{}", "{podIP: 10.1.0.3}"));

  private static World world(String... policies) {
    List<String> all = new ArrayList<>(CLUSTER);
    all.addAll(Arrays.asList(policies));
    return World.of(all.toArray(String[]::new));
  }

  private static String admin(String name, int priority, String spec) {
    return "{apiVersion: policy.networking.k8s.io/v1alpha1, kind: AdminNetworkPolicy, metadata:"
        + " {name: %s}, spec: {priority: %d, subject: {namespaces: {matchLabels: {tenant: a}}}, %s}}"
            .formatted(name, priority, spec);
  }

  private static String baseline(String spec) {
    return "{apiVersion: policy.networking.k8s.io/v1alpha1, kind: BaselineAdminNetworkPolicy,"
        + " metadata: {name: default}, spec: {subject: {namespaces: {}}, %s}}".formatted(spec);
  }

  private static String cluster(String name, String tier, int priority, String spec) {
    return "{apiVersion: policy.networking.k8s.io/v1alpha2, kind: ClusterNetworkPolicy, metadata:"
        + " {name: %s}, spec: {tier: %s, priority: %d, subject: {namespaces: {matchLabels: {tenant: a}}}, %s}}"
            .formatted(name, tier, priority, spec);
  }

  private static List<String> toDb(World world) {
    return world.tcp().stream().filter(row -> row.matches("[a-z]+/[a-z]+ -> pay/db .*")).toList();
  }

  private static final String FROM_ALL = "from: [{namespaces: {}}]";
  private static final String FROM_WATCH =
      "from: [{namespaces: {matchLabels: {kind: monitoring}}}]";
  private static final String CLOSED = policy("pay/closed", "{podSelector: {}}");

  @Test
  void an_admin_may_deny_what_a_namespace_permits() {
    World world =
        world(
            admin("deny-all", 10, "ingress: [{action: Deny, " + FROM_ALL + "}]"),
            policy("pay/open", "{podSelector: {}, ingress: [{}]}"));
    assertThat(toDb(world)).isEmpty();
    assertThat(world.tcp()).contains("Internet 0.0.0.0-255.255.255.255 -> pay/db TCP all ALLOWED");
  }

  @Test
  void an_admin_may_permit_what_a_namespace_denies() {
    World world =
        world(admin("watch", 10, "ingress: [{action: Allow, " + FROM_WATCH + "}]"), CLOSED);
    assertThat(toDb(world)).containsExactly("watch/prom -> pay/db TCP all ALLOWED");
    assertThat(world.row("watch/prom", "pay/db").becauseIngress())
        .isEqualTo("AdminNetworkPolicy watch (priority 10) ingress[0] at world.yaml:13");
  }

  @Test
  void what_is_passed_on_is_up_to_the_namespace() {
    World world =
        world(
            admin(
                "a",
                10,
                "ingress: [{action: Pass, " + FROM_WATCH + "}, {action: Deny, " + FROM_ALL + "}]"),
            policy("pay/np", "{podSelector: {}, ingress: [{ports: [{port: 5432}]}]}"));
    assertThat(toDb(world)).containsExactly("watch/prom -> pay/db TCP 5432 ALLOWED");
  }

  @Test
  void the_baseline_is_for_pods_no_policy_isolates() {
    String deny = baseline("ingress: [{action: Deny, " + FROM_ALL + "}]");
    assertThat(toDb(world(deny))).isEmpty();
    assertThat(
            toDb(
                world(
                    deny, policy("pay/np", "{podSelector: {}, ingress: [{ports: [{port: 1}]}]}"))))
        .containsExactly("shop/web -> pay/db TCP 1 ALLOWED", "watch/prom -> pay/db TCP 1 ALLOWED");
  }

  @Test
  void the_lower_priority_goes_first() {
    String allow = "ingress: [{action: Allow, " + FROM_WATCH + "}]";
    String deny = "ingress: [{action: Deny, " + FROM_ALL + "}]";
    assertThat(toDb(world(admin("a", 20, allow), admin("b", 10, deny)))).isEmpty();
    assertThat(toDb(world(admin("a", 10, allow), admin("b", 20, deny))))
        .containsExactly("watch/prom -> pay/db TCP all ALLOWED");
  }

  @Test
  void equal_priorities_that_differ_are_unknown_just_where_they_differ() {
    World world =
        world(
            admin(
                "a",
                10,
                "ingress: [{action: Allow, "
                    + FROM_WATCH
                    + ", ports: [{portNumber: {port: 80}}]}]"),
            admin("b", 10, "ingress: [{action: Deny, " + FROM_ALL + "}]"));
    assertThat(toDb(world)).containsExactly("watch/prom -> pay/db TCP 80 UNKNOWN");
    assertThat(world.row("watch/prom", "pay/db").unknown())
        .isEqualTo(
            "which of the policies goes first is not defined: AdminNetworkPolicy a (priority 10)"
                + " ingress[0], AdminNetworkPolicy b (priority 10) ingress[0]");
  }

  @Test
  void a_port_name_means_what_the_destination_declares_by_any_protocol() {
    World world =
        world(
            cluster(
                "c",
                "Admin",
                0,
                "ingress: [{action: Accept, "
                    + FROM_ALL
                    + ", protocols: [{destinationNamedPort: sql}]}, {action: Deny, "
                    + FROM_ALL
                    + "}]"));
    assertThat(world.rows().map(World::line).filter(row -> row.startsWith("shop/web -> pay/db")))
        .containsExactly(
            "shop/web -> pay/db TCP 5432 ALLOWED", "shop/web -> pay/db UDP 5433 ALLOWED");
  }

  @Test
  void there_may_be_several_baselines_and_the_last_word_is_to_permit() {
    World world =
        world(
            cluster("c", "Baseline", 5, "ingress: [{action: Pass, " + FROM_WATCH + "}]"),
            cluster("d", "Baseline", 6, "ingress: [{action: Deny, " + FROM_ALL + "}]"));
    assertThat(toDb(world)).containsExactly("watch/prom -> pay/db TCP all ALLOWED");
    assertThat(world.row("watch/prom", "pay/db").becauseIngress())
        .isEqualTo(
            "no policy isolates pay/db for ingress, and no rule of ClusterNetworkPolicy c,"
                + " ClusterNetworkPolicy d decides it");
  }

  @Test
  void networks_hold_pods_too() {
    World world = world(admin("a", 1, "egress: [{action: Deny, to: [{networks: [10.1.0.2/32]}]}]"));
    assertThat(world.tcp())
        .filteredOn(row -> row.startsWith("pay/db ->"))
        .containsExactly(
            "pay/db -> watch/prom TCP all ALLOWED",
            "pay/db -> Internet 0.0.0.0-10.1.0.1 TCP all ALLOWED",
            "pay/db -> Internet 10.1.0.3-255.255.255.255 TCP all ALLOWED");
  }

  @Test
  void which_addresses_a_domain_has_is_not_known() {
    World world =
        world(
            admin(
                "a",
                1,
                "egress: [{action: Allow, to: [{domainNames: ['*.example.com']}], ports:"
                    + " [{portNumber: {port: 443}}]}, {action: Deny, to: [{networks:"
                    + " [0.0.0.0/0]}]}]"));
    assertThat(world.tcp())
        .filteredOn(row -> row.startsWith("pay/db ->"))
        .containsExactly(
            "pay/db -> Internet 0.0.0.0-255.255.255.255 TCP 443 UNKNOWN",
            "pay/db -> *.example.com TCP 443 ALLOWED");
    assertThat(world.the().limits())
        .contains(
            "AdminNetworkPolicy a (priority 1) egress[0] at world.yaml:13 names domains; which"
                + " addresses they mean is UNKNOWN.");
  }

  @Test
  void nodes_are_peers_by_their_labels() {
    World world =
        world(
            "{apiVersion: v1, kind: Node, metadata: {name: n1, labels: {role: infra}}, status:"
                + " {addresses: [{address: 192.0.2.1}]}}",
            pod("kube/agent", "{}", "{hostNetwork: true, nodeName: n1}"),
            pod("kube/lost", "{}", "{hostNetwork: true}"),
            admin("a", 1, "egress: [{action: Deny, to: [{nodes: {matchLabels: {role: infra}}}]}]"));
    assertThat(world.tcp())
        .filteredOn(row -> row.startsWith("pay/db -> kube"))
        .containsExactly(
            "pay/db -> kube/agent TCP all UNKNOWN", "pay/db -> kube/lost TCP all UNKNOWN");
    assertThat(world.tcp())
        .contains(
            "pay/db -> Internet 0.0.0.0-192.0.2.0 TCP all ALLOWED",
            "pay/db -> Internet 192.0.2.2-255.255.255.255 TCP all ALLOWED");
  }

  @Test
  void a_plugin_that_does_not_know_the_kind_makes_it_unknown_where_it_matters() {
    World world =
        world(
            "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: cilium, namespace:"
                + " kube-system}, spec: {template: {spec: {hostNetwork: true, containers: [{name:"
                + " cilium-agent, image: 'quay.io/cilium/cilium:v1.16.1'}]}}}}",
            admin(
                "a",
                1,
                "ingress: [{action: Deny, "
                    + FROM_WATCH
                    + "}, {action: Allow, "
                    + FROM_ALL
                    + "}]"));
    assertThat(toDb(world))
        .containsExactly(
            "shop/web -> pay/db TCP all ALLOWED", "watch/prom -> pay/db TCP all UNKNOWN");
    assertThat(world.the().limits())
        .contains(
            "AdminNetworkPolicy (policy.networking.k8s.io) is evaluated, but Cilium v1.16.1 is not"
                + " known to enforce it: what it decides is UNKNOWN.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          priority: 1, subject: {namespaces: {}, pods: {}}                                      | /spec/subject has namespaces and pods; it must have one of namespaces, pods
          priority: 1001, subject: {namespaces: {}}                                             | /spec/priority is 1001, not within 0 to 1000
          subject: {namespaces: {}}                                                             | /spec/priority is missing
          priority: 1                                                                           | /spec/subject is missing
          priority: 1, subject: {namespaces: {}}, ingress: [{action: Log, from: [{namespaces: {}}]}] | /spec/ingress/0/action is 'Log', not one of Allow, Deny, Pass
          priority: 1, subject: {namespaces: {}}, ingress: [{action: Allow, from: []}]          | /spec/ingress/0/from has no entry
          priority: 1, subject: {namespaces: {}}, ingress: [{action: Allow, from: [{}]}]        | /spec/ingress/0/from/0 has nothing; it must have one of namespaces, pods
          priority: 1, subject: {namespaces: {}}, ingress: [{action: Allow, from: [{namespaces: {sameLabels: [a]}, x: 1}]}] | /spec/ingress/0/from/0 has namespaces and x; it must have one of namespaces, pods
          priority: 1, subject: {namespaces: {}}, ingress: [{action: Allow, from: [{networks: [10.0.0.0/8]}]}] | /spec/ingress/0/from/0 has networks; it must have one of namespaces, pods
          priority: 1, subject: {namespaces: {}}, egress: [{action: Deny, to: [{domainNames: [a.b]}]}] | /spec/egress/0/to/0/domainNames may only be permitted, not denied or passed on
          priority: 1, subject: {namespaces: {}}, egress: [{action: Deny, to: [{networks: [10.0.0.0]}]}] | /spec/egress/0/to/0/networks/0 is '10.0.0.0', not a CIDR
          priority: 1, subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {}}], ports: [{portRange: {start: 9, end: 9}}]}] | /spec/ingress/0/ports/0/portRange/end is 9, not more than start 9
          priority: 1, subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {}}], ports: [{portNumber: {port: 70000}}]}] | /spec/ingress/0/ports/0/portNumber/port is 70000, not within 1 to 65535
          priority: 1, subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {}}], later: 1}] | /spec/ingress/0/later is a field that is not understood
          """)
  void a_policy_that_is_not_valid_is_not_applied_and_what_it_may_decide_is_unknown(
      String spec, String reason) {
    World world =
        world(
            "{apiVersion: policy.networking.k8s.io/v1alpha1, kind: AdminNetworkPolicy, metadata:"
                + " {name: bad}, spec: {"
                + spec
                + "}}");
    assertThat(world.the().limits())
        .contains(
            "AdminNetworkPolicy bad at world.yaml:13 is not valid and not applied: " + reason);
    // Without any rule it could not have decided anything.
    String expected = spec.contains("gress") ? "UNKNOWN" : "ALLOWED";
    assertThat(toDb(world))
        .containsExactly(
            "shop/web -> pay/db TCP all " + expected, "watch/prom -> pay/db TCP all " + expected);
  }

  @Test
  void what_goes_before_a_policy_that_is_not_valid_is_sure() {
    World world =
        world(
            admin("good", 1, "ingress: [{action: Deny, " + FROM_WATCH + "}]"),
            admin("bad", 2, "ingress: [{action: Perhaps, " + FROM_ALL + "}]"));
    assertThat(toDb(world)).containsExactly("shop/web -> pay/db TCP all UNKNOWN");
  }

  @Test
  void explains_every_rule_in_order_and_the_one_that_decided() {
    World world =
        world(
            admin(
                "edge",
                3,
                "ingress: [{action: Pass, "
                    + FROM_WATCH
                    + ", ports: [{portNumber: {port: 80}}]}, {action: Deny, "
                    + FROM_ALL
                    + "}]"),
            admin("later", 4, "ingress: [{action: Allow, " + FROM_ALL + "}]"),
            CLOSED);
    Explanation explained =
        world
            .the()
            .explain(
                new Peer.OfObject(podRef("watch/prom")),
                new Peer.OfObject(podRef("pay/db")),
                Protocol.TCP,
                81);
    assertThat(explained.because())
        .isEqualTo(
            "Denied: denied by AdminNetworkPolicy edge (priority 3) ingress[1] at world.yaml:13.");
    assertThat(explained.ingress().steps())
        .containsExactly(
            new Step(
                "AdminNetworkPolicy edge",
                "world.yaml:13",
                "selects pay/db for ingress with priority 3",
                false),
            new Step(
                "AdminNetworkPolicy edge (priority 3) ingress[0]",
                "world.yaml:13",
                "does not match: the port is not among TCP 80",
                false),
            new Step(
                "AdminNetworkPolicy edge (priority 3) ingress[1]",
                "world.yaml:13",
                "denies it",
                true),
            new Step(
                "AdminNetworkPolicy later",
                "world.yaml:15",
                "selects pay/db for ingress with priority 4",
                false),
            new Step(
                "AdminNetworkPolicy later (priority 4) ingress[0]",
                "world.yaml:15",
                "matches, but an earlier rule has decided",
                false),
            new Step(
                "NetworkPolicy pay/closed",
                "world.yaml:17",
                "isolates pay/db for ingress and has no rule that permits anything",
                false));
  }

  @Test
  void an_admin_policy_isolates_nobody() {
    World world = world(baseline("ingress: [{action: Deny, " + FROM_ALL + "}]"));
    assertThat(world.the().isolation(podRef("pay/db"), Direction.INGRESS))
        .isEqualTo(
            new Isolation(
                Isolation.State.NO,
                List.of(),
                Enforcement.UNKNOWN,
                "BaselineAdminNetworkPolicy default have rules for it, but leave open what they do"
                    + " not name"));
  }
}
