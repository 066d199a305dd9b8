package io.inscope.snapshot.network;

import static io.inscope.snapshot.network.World.pod;
import static io.inscope.snapshot.network.World.podRef;
import static io.inscope.snapshot.network.World.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.address.Zones;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnforcementTest {
  private static final String CALICO = "calico-node, image: \"calico/node:v3.29.1\"";
  private static final String DENY_DB =
      policy("pay/np", "{podSelector: {matchLabels: {app: db}}, policyTypes: [Ingress, Egress]}");
  private static final String LINUX = "kubernetes.io/os: linux";
  private static final String EVIDENCE =
      "DaemonSet net/agent, image calico/node:v3.29.1 at world.yaml:1";

  private static String daemonSet(String container, int desired, int ready) {
    return "{apiVersion: apps/v1, kind: DaemonSet, metadata: {%s, uid: u1}, spec: {selector: {matchLabels: {k: a}}, template: {metadata: {labels: {k: a}}, spec: {containers: [{name: %s}], tolerations: [{operator: Exists}]}}}, status: {desiredNumberScheduled: %d, numberReady: %d}}"
        .formatted(World.named("net/agent"), container, desired, ready);
  }

  private static String agent(String node, boolean ready) {
    return "{apiVersion: v1, kind: Pod, metadata: {%s, labels: {k: a}, ownerReferences: [{apiVersion: apps/v1, kind: DaemonSet, name: agent, controller: true}]}, spec: {nodeName: %s, hostNetwork: true}, status: {phase: Running, conditions: [{type: Ready, status: \"%s\"}]}}"
        .formatted(World.named("net/agent-" + node), node, ready ? "True" : "False");
  }

  private static String node(String name, String labels) {
    return "{apiVersion: v1, kind: Node, metadata: {name: %s, labels: {%s}}}"
        .formatted(name, labels);
  }

  private static String web(String node) {
    return pod("pay/web", "{app: web}", "{nodeName: %s}".formatted(node), "{podIP: 10.0.0.1}");
  }

  private static String db(String node) {
    return pod("pay/db", "{app: db}", "{nodeName: %s}".formatted(node), "{podIP: 10.0.0.2}");
  }

  private static Enforced of(World world, String pod, Direction direction) {
    Isolation isolation = world.the().isolation(podRef(pod), direction);
    return new Enforced(isolation.enforced(), isolation.reason());
  }

  @Test
  void a_node_whose_agent_is_ready_enforces_what_is_declared() {
    World world =
        World.of(
            daemonSet(CALICO, 2, 2),
            agent("n1", true),
            agent("n2", true),
            node("n1", LINUX),
            node("n2", LINUX),
            web("n1"),
            db("n2"),
            DENY_DB);
    assertThat(world.tcp()).noneMatch(row -> row.startsWith("pay/web -> pay/db"));
    assertThat(of(world, "pay/db", Direction.INGRESS))
        .isEqualTo(new Enforced(Enforcement.YES, EVIDENCE));
    assertThat(world.the().plugin().enforced()).isEqualTo(new Enforced(Enforcement.YES, EVIDENCE));
  }

  @Test
  void where_no_agent_runs_the_declared_answer_stays_beside_the_effective_one() {
    World world =
        World.of(
            daemonSet(CALICO, 1, 1),
            agent("n1", true),
            node("n1", LINUX),
            node("n2", LINUX),
            web("n1"),
            db("n2"),
            DENY_DB);
    Connection row = world.row("pay/web", "pay/db");
    assertThat(row.verdict()).isEqualTo(Answer.ALLOWED);
    assertThat(row.enforced()).isEqualTo(Enforcement.NO);
    assertThat(row.becauseEgress()).isEqualTo("no policy isolates pay/web for egress");
    assertThat(row.becauseIngress())
        .isEqualTo(
            "declared denied by NetworkPolicy pay/np, but nobody enforces it: no agent of Calico"
                + " runs on node n2");
    assertThat(of(world, "pay/db", Direction.INGRESS))
        .isEqualTo(new Enforced(Enforcement.NO, "no agent of Calico runs on node n2"));
    Explanation explanation =
        world
            .the()
            .explain(
                new Peer.OfObject(podRef("pay/web")),
                new Peer.OfObject(podRef("pay/db")),
                Protocol.TCP,
                443);
    assertThat(explanation.verdict()).isEqualTo(Answer.ALLOWED);
    assertThat(explanation.enforced()).isEqualTo(Enforcement.NO);
    assertThat(explanation.ingress().answer()).isEqualTo(Answer.DENIED);
    assertThat(explanation.because())
        .isEqualTo(
            "Allowed: no policy isolates pay/web for egress; declared denied: no rule of"
                + " NetworkPolicy pay/np permits it, but nobody enforces it: no agent of Calico"
                + " runs on node n2.");
    assertThat(explanation.ingress().steps().getFirst().decided()).isTrue();
  }

  @Test
  void what_one_side_enforces_holds_whatever_the_other_does() {
    World world =
        World.of(
            daemonSet(CALICO, 1, 1),
            agent("n1", true),
            node("n1", LINUX),
            node("n2", LINUX),
            web("n1"),
            db("n2"),
            policy("pay/out", "{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress]}"),
            DENY_DB);
    assertThat(world.tcp()).noneMatch(row -> row.startsWith("pay/web -> pay/db"));
    assertThat(world.tcp()).contains("pay/db -> pay/web TCP all ALLOWED");
    assertThat(
            world
                .the()
                .explain(
                    new Peer.OfObject(podRef("pay/web")),
                    new Peer.OfObject(podRef("pay/db")),
                    Protocol.TCP,
                    443)
                .because())
        .isEqualTo("Denied: no rule of NetworkPolicy pay/out permits it.");
  }

  @Test
  void an_agent_that_is_not_ready_leaves_it_unknown_and_the_declared_answer_stands() {
    World world =
        World.of(
            daemonSet(CALICO, 2, 1),
            agent("n1", true),
            agent("n2", false),
            web("n1"),
            db("n2"),
            DENY_DB);
    assertThat(world.tcp()).noneMatch(row -> row.startsWith("pay/web -> pay/db"));
    assertThat(of(world, "pay/db", Direction.INGRESS))
        .isEqualTo(
            new Enforced(Enforcement.UNKNOWN, "the agent of Calico is not ready on node n2"));
    assertThat(world.the().isolation(podRef("pay/web"), Direction.INGRESS).enforced())
        .isEqualTo(Enforcement.YES);
    assertThat(world.the().plugin().enforced().state()).isEqualTo(Enforcement.UNKNOWN);
  }

  @Test
  void an_agent_that_was_not_handed_over_leaves_it_unknown() {
    World world =
        World.of(
            daemonSet(CALICO, 2, 2),
            agent("n1", true),
            node("n2", LINUX),
            web("n1"),
            db("n2"),
            DENY_DB);
    assertThat(of(world, "pay/db", Direction.EGRESS))
        .isEqualTo(
            new Enforced(Enforcement.UNKNOWN, "the snapshot has no agent of Calico on node n2"));
  }

  @Test
  void nodes_that_no_daemon_set_selects_or_tolerates_enforce_nothing() {
    String agents =
        "{apiVersion: apps/v1, kind: DaemonSet, metadata: {namespace: net, name: agent, uid: u1},"
            + " spec: {template: {spec: {containers: [{name: calico-node, image:"
            + " \"calico/node:v3.29.1\"}], nodeSelector: {kubernetes.io/os: linux}, tolerations:"
            + " [{key: only, operator: Exists}]}}}, status: {desiredNumberScheduled: 1,"
            + " numberReady: 1}}";
    World world =
        World.of(
            agents,
            node("n1", LINUX),
            "{apiVersion: v1, kind: Node, metadata: {name: n2, labels: {kubernetes.io/os: linux}},"
                + " spec: {taints: [{key: gpu, effect: NoSchedule}]}}",
            "{apiVersion: v1, kind: Node, metadata: {name: n3, labels: {kubernetes.io/os: linux}},"
                + " spec: {taints: [{key: only, effect: NoExecute}, {key: x, effect:"
                + " PreferNoSchedule}]}}",
            node("n4", "kubernetes.io/os: windows"),
            pod("pay/a", "{app: db}", "{nodeName: n1}"),
            pod("pay/b", "{app: db}", "{nodeName: n2}"),
            pod("pay/c", "{app: db}", "{nodeName: n3}"),
            pod("pay/d", "{app: db}", "{nodeName: n4}"),
            pod("pay/later", "{app: db}", "{}"),
            DENY_DB);
    String untouched = "no DaemonSet of Calico selects and tolerates nodes n2, n4";
    assertThat(of(world, "pay/a", Direction.INGRESS).state()).isEqualTo(Enforcement.YES);
    assertThat(of(world, "pay/c", Direction.INGRESS).state()).isEqualTo(Enforcement.YES);
    assertThat(of(world, "pay/b", Direction.INGRESS))
        .isEqualTo(new Enforced(Enforcement.NO, untouched));
    assertThat(of(world, "pay/d", Direction.INGRESS))
        .isEqualTo(new Enforced(Enforcement.NO, untouched));
    assertThat(of(world, "pay/later", Direction.INGRESS))
        .isEqualTo(
            new Enforced(
                Enforcement.UNKNOWN, "it is on no node yet, and nodes differ: " + untouched));
  }

  @Test
  void fargate_virtual_and_windows_nodes_of_aws_enforce_nothing() {
    String aws =
        "aws-node, image: \"x/amazon-k8s-cni:v1.18.1\"}, {name: aws-eks-nodeagent, image:"
            + " \"x/aws-network-policy-agent:v1.1\", args: [\"--enable-network-policy=true\"]";
    String owned =
        "{apiVersion: v1, kind: Pod, metadata: {namespace: pay, name: %s, labels: {app: db},"
            + " ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: db, controller:"
            + " true}]}, spec: {nodeName: %s}}";
    World world =
        World.of(
            daemonSet(aws, 1, 1),
            agent("n1", true),
            node("n1", LINUX),
            node("f1", "eks.amazonaws.com/compute-type: fargate"),
            node("v1", "type: virtual-kubelet"),
            node("w1", "kubernetes.io/os: windows"),
            pod("pay/f", "{app: db}", "{nodeName: f1}"),
            pod("pay/g", "{app: db, eks.amazonaws.com/fargate-profile: a}", "{nodeName: f2}"),
            owned.formatted("l", "n1"),
            pod("pay/bare", "{app: db}", "{nodeName: n1}"),
            pod("pay/v", "{app: db}", "{nodeName: v1}"),
            pod("pay/w", "{app: db}", "{nodeName: w1}"),
            DENY_DB);
    List<Enforced> found = new ArrayList<>();
    for (String name : List.of("f", "g", "v", "w")) {
      found.add(of(world, "pay/" + name, Direction.INGRESS));
    }
    assertThat(found)
        .containsExactly(
            new Enforced(Enforcement.NO, "Fargate nodes run no agent of AWS VPC CNI"),
            new Enforced(Enforcement.NO, "Fargate nodes run no agent of AWS VPC CNI"),
            new Enforced(Enforcement.NO, "virtual nodes run no agent of AWS VPC CNI"),
            new Enforced(Enforcement.NO, "AWS VPC CNI enforces nothing on Windows nodes"));
    ResourceRef db = ResourceRef.parse("pay/StatefulSet.apps/db").orElseThrow();
    assertThat(world.the().isolation(db, Direction.INGRESS).enforced()).isEqualTo(Enforcement.YES);
    assertThat(of(world, "pay/bare", Direction.INGRESS))
        .isEqualTo(
            new Enforced(
                Enforcement.UNKNOWN,
                "AWS VPC CNI does not vouch for policies on pods without an owner"));
  }

  @Test
  void of_pods_on_nodes_that_differ_the_worst_counts_and_is_said() {
    String owned =
        "{apiVersion: v1, kind: Pod, metadata: {namespace: pay, name: %s, labels: {app: db},"
            + " ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: db, controller:"
            + " true}]}, spec: {nodeName: %s}}";
    World world =
        World.of(
            daemonSet(CALICO, 1, 1),
            agent("n1", true),
            node("n1", LINUX),
            node("n2", LINUX),
            web("n1"),
            "{apiVersion: apps/v1, kind: StatefulSet, metadata: {namespace: pay, name: db}, spec:"
                + " {template: {metadata: {}, spec: {}}}}",
            owned.formatted("db-0", "n1"),
            owned.formatted("db-1", "n2"),
            DENY_DB);
    Connection row = world.row("pay/web", "pay/db");
    assertThat(row.enforced()).isEqualTo(Enforcement.NO);
    assertThat(row.becauseIngress())
        .isEqualTo(
            "declared denied by NetworkPolicy pay/np, but nobody enforces it: no agent of Calico"
                + " runs on node n2");
    assertThat(world.the().isolation(row.to().ref(), Direction.INGRESS))
        .isEqualTo(
            new Isolation(
                Isolation.State.YES,
                List.of(new ResourceRef("networking.k8s.io", "NetworkPolicy", "pay", "np")),
                Enforcement.NO,
                "no agent of Calico runs on node n2"));
  }

  @Test
  void a_plugin_that_is_only_declared_is_not_known_to_run() {
    World world =
        World.of(
            "{apiVersion: apps/v1, kind: DaemonSet, metadata: {namespace: net, name: agent}, spec:"
                + " {template: {spec: {containers: [{name: calico-node, image:"
                + " \"calico/node:v3.29.1\"}]}}}}",
            pod("pay/db", "{app: db}", "{}"),
            DENY_DB);
    assertThat(of(world, "pay/db", Direction.INGRESS))
        .isEqualTo(
            new Enforced(
                Enforcement.UNKNOWN, "Calico is only declared, nothing shows that it runs"));
  }

  @Test
  void what_cilium_only_audits_passes() {
    World world =
        World.of(
            daemonSet("cilium-agent, image: \"quay.io/cilium/cilium:v1.16.1\"", 1, 1),
            agent("n1", true),
            "{apiVersion: v1, kind: ConfigMap, metadata: {namespace: kube-system, name:"
                + " cilium-config}, data: {policy-audit-mode: \"true\", cni-chaining-mode:"
                + " aws-cni}}",
            web("n1"),
            db("n1"),
            DENY_DB);
    assertThat(world.row("pay/web", "pay/db").becauseIngress())
        .isEqualTo(
            "declared denied by NetworkPolicy pay/np, but nobody enforces it: ConfigMap"
                + " kube-system/cilium-config (world.yaml:5) says policy-audit-mode: true");
    assertThat(world.the().plugin().evidence())
        .isEqualTo(
            "DaemonSet net/agent, image quay.io/cilium/cilium:v1.16.1 at world.yaml:1: ConfigMap"
                + " kube-system/cilium-config (world.yaml:5) says cni-chaining-mode: aws-cni");
  }

  @Test
  void openshift_sdn_is_not_known_to_apply_egress_rules() {
    World world =
        World.of(
            "{apiVersion: apps/v1, kind: DaemonSet, metadata: {namespace: openshift-sdn, name: sdn,"
                + " uid: u1}, spec: {template: {spec: {containers: [{name: sdn, image:"
                + " \"quay.io/openshift/sdn:4.9\"}]}}}}",
            "{apiVersion: operator.openshift.io/v1, kind: Network, metadata: {name: cluster}, spec:"
                + " {defaultNetwork: {type: OpenShiftSDN, openshiftSDNConfig: {mode:"
                + " NetworkPolicy}}}}",
            pod("pay/db", "{app: db}", "{}"),
            DENY_DB);
    assertThat(of(world, "pay/db", Direction.EGRESS))
        .isEqualTo(
            new Enforced(
                Enforcement.UNKNOWN,
                "OpenShift SDN applies egress rules in its last versions only"));
    assertThat(of(world, "pay/db", Direction.INGRESS).state()).isEqualTo(Enforcement.YES);
  }

  @Test
  void what_the_user_states_holds_on_every_node() {
    World world =
        World.of(
            Assumptions.parse(List.of("enforced=yes")),
            Zones.NONE,
            daemonSet(CALICO, 1, 1),
            agent("n1", true),
            node("n2", LINUX),
            web("n1"),
            db("n2"),
            DENY_DB);
    assertThat(world.tcp()).noneMatch(row -> row.startsWith("pay/web -> pay/db"));
    assertThat(of(world, "pay/db", Direction.INGRESS))
        .isEqualTo(new Enforced(Enforcement.YES, "assumed by the user"));
  }

  @Test
  void policies_of_a_kind_the_plugin_does_not_know_are_declared_and_not_enforced() {
    String deny =
        "{apiVersion: policy.networking.k8s.io/v1alpha1, kind: AdminNetworkPolicy, metadata: {name:"
            + " x}, spec: {priority: 1, subject: {namespaces: {}}, ingress: [{action: Deny, from:"
            + " [{namespaces: {}}]}]}}";
    String[] documents = {web("n1"), db("n2"), deny};
    World world =
        World.of(
            Assumptions.parse(List.of("admin_network_policy=no", "enforced=yes")),
            Zones.NONE,
            documents);
    Connection row = world.row("pay/web", "pay/db");
    assertThat(row.verdict()).isEqualTo(Answer.ALLOWED);
    assertThat(row.enforced()).isEqualTo(Enforcement.NO);
    assertThat(row.becauseIngress())
        .isEqualTo(
            "declared denied by AdminNetworkPolicy x, but nobody enforces it: the user assumes"
                + " admin_network_policy=no; denied by AdminNetworkPolicy x (priority 1) ingress[0]"
                + " at world.yaml:5");
    assertThat(world.the().limits())
        .contains(
            "AdminNetworkPolicy (policy.networking.k8s.io) is declared, but nobody enforces it (the"
                + " user assumes admin_network_policy=no): what it denies is listed as allowed.");
    assertThat(
            World.of(
                    Assumptions.parse(List.of("admin_network_policy=yes", "enforced=yes")),
                    Zones.NONE,
                    documents)
                .tcp())
        .noneMatch(line -> line.startsWith("pay/web -> pay/db"));
    assertThat(
            World.of(
                    Assumptions.parse(List.of("admin_network_policy=unknown")),
                    Zones.NONE,
                    documents)
                .row("pay/web", "pay/db")
                .verdict())
        .isEqualTo(Answer.UNKNOWN);
  }

  @Test
  void what_an_unenforced_policy_permits_another_still_denies() {
    String allow =
        "{apiVersion: policy.networking.k8s.io/v1alpha1, kind: AdminNetworkPolicy, metadata: {name:"
            + " x}, spec: {priority: 1, subject: {namespaces: {}}, ingress: [{action: Allow, from:"
            + " [{namespaces: {}}]}]}}";
    World world =
        World.of(
            Assumptions.parse(List.of("admin_network_policy=no", "enforced=yes")),
            Zones.NONE,
            web("n1"),
            db("n2"),
            allow,
            DENY_DB);
    assertThat(world.tcp()).noneMatch(row -> row.startsWith("pay/web -> pay/db"));
    assertThat(
            world
                .the()
                .explain(
                    new Peer.OfObject(podRef("pay/web")),
                    new Peer.OfObject(podRef("pay/db")),
                    Protocol.TCP,
                    443)
                .because())
        .isEqualTo(
            "Denied: declared allowed: AdminNetworkPolicy x (priority 1) ingress[0] at"
                + " world.yaml:5, but nobody enforces it: the user assumes"
                + " admin_network_policy=no; no rule of NetworkPolicy pay/np permits it.");
  }

  @Test
  void end_ports_count_as_the_plugin_obeys_them() {
    String[] documents = {
      web("n1"),
      db("n2"),
      policy(
          "pay/np",
          "{podSelector: {matchLabels: {app: db}}, policyTypes: [Ingress, Egress], ingress:"
              + " [{ports: [{port: 80, endPort: 90}, {port: 443}]}]}")
    };
    assertThat(rows("end_port=yes", documents))
        .containsExactly(
            "pay/web -> pay/db TCP 80-90 ALLOWED", "pay/web -> pay/db TCP 443 ALLOWED");
    assertThat(rows("end_port=no", documents))
        .containsExactly("pay/web -> pay/db TCP 80 ALLOWED", "pay/web -> pay/db TCP 443 ALLOWED");
    assertThat(rows("end_port=unknown", documents))
        .containsExactly(
            "pay/web -> pay/db TCP 80 ALLOWED",
            "pay/web -> pay/db TCP 81-90 UNKNOWN",
            "pay/web -> pay/db TCP 443 ALLOWED");
  }

  @Test
  void traffic_with_the_own_node_passes_as_the_plugin_lets_it() {
    String[] documents = {
      pod("pay/host", "{app: host}", "{hostNetwork: true, nodeName: n1}", "{podIP: 192.168.1.1}"),
      db("n1"),
      DENY_DB
    };
    assertThat(rows("local_node_ingress_allowed=yes", documents))
        .containsExactly(
            "pay/db -> pay/host TCP all UNKNOWN", "pay/host -> pay/db TCP all ALLOWED");
    assertThat(rows("local_node_ingress_allowed=no", documents))
        .containsExactly("pay/db -> pay/host TCP all UNKNOWN");
    assertThat(rows("local_node_egress_allowed=no", documents))
        .containsExactly("pay/host -> pay/db TCP all ALLOWED");
    assertThat(rows("local_node_egress_allowed=yes", documents))
        .containsExactly(
            "pay/db -> pay/host TCP all ALLOWED", "pay/host -> pay/db TCP all ALLOWED");
  }

  private static List<String> rows(String assumption, String... documents) {
    return World.of(Assumptions.parse(List.of(assumption)), Zones.NONE, documents).tcp().stream()
        .filter(row -> !row.contains("Internet"))
        .toList();
  }
}
