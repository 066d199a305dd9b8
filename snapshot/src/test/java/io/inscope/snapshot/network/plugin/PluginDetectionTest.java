package io.inscope.snapshot.network.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.network.Enforced;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.PluginSwitch;
import io.inscope.snapshot.network.Tristate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginDetectionTest {
  private static PluginFacts detect(String yaml) {
    return PluginDetection.detect(Collector.snapshotOf("cluster.yaml", yaml));
  }

  private static String agent(String name, String containers) {
    return "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: %s, namespace: kube-system}, spec: {template: {spec: {containers: [%s]}}}}\n---\n"
        .formatted(name, containers);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          calico-node     | {name: calico-node, image: "docker.io/calico/node:v3.29.1"} | Calico | v3.29.1 | YES
          canal           | {name: calico-node, image: "calico/node:v3.26"}, {name: kube-flannel, image: "flannel/flannel:v0.24"} | Canal | v3.26 | YES
          rke2-canal      | {name: calico-node, image: "rancher/hardened-calico:v3.27"}, {name: kube-flannel, image: "rancher/hardened-flannel:v0.24"} | Canal | v3.27 | YES
          kube-flannel-ds | {name: kube-flannel, image: "ghcr.io/flannel-io/flannel:v0.25.1"} | flannel | v0.25.1 | NO
          kube-flannel-ds | {name: kube-flannel, image: "docker.io/flannel/flannel:v0.27"}, {name: np, image: "registry.k8s.io/networking/kube-network-policies:v0.6"} | kube-network-policies | v0.6 | YES
          cilium          | {name: cilium-agent, image: "quay.io/cilium/cilium:v1.16.1@sha256:00"} | Cilium | v1.16.1 | UNKNOWN
          kindnet         | {name: kindnet-cni, image: "docker.io/kindest/kindnetd:v20241108-5c6d2daf"} | kindnet | v20241108-5c6d2daf | YES
          kindnet         | {name: kindnet-cni, image: "docker.io/kindest/kindnetd:v20230511-dc714da8"} | kindnet | v20230511-dc714da8 | NO
          kindnet         | {name: kindnet-cni, image: "docker.io/kindest/kindnetd"} | kindnet | '' | UNKNOWN
          weave-net       | {name: weave, image: "weaveworks/weave-kube:2.8.1"}, {name: weave-npc, image: "weaveworks/weave-npc:2.8.1"} | Weave Net | 2.8.1 | YES
          weave-net       | {name: weave, image: "weaveworks/weave-kube:2.8.1"} | Weave Net | 2.8.1 | NO
          weave-net       | {name: weave, image: "weaveworks/weave-kube:2.8.1", env: [{name: EXPECT_NPC, value: "0"}]}, {name: weave-npc, image: "weaveworks/weave-npc:2.8.1"} | Weave Net | 2.8.1 | NO
          kube-router     | {name: kube-router, image: "cloudnativelabs/kube-router:v2", args: ["--run-firewall=true"]} | kube-router | v2 | YES
          kube-router     | {name: kube-router, image: "cloudnativelabs/kube-router:v2", args: ["--run-firewall=false"]} | kube-router | v2 | NO
          aws-node        | {name: aws-node, image: "602401143452.dkr.ecr.eu-west-1.amazonaws.com/amazon-k8s-cni:v1.18"} | AWS VPC CNI | v1.18 | NO
          aws-node        | {name: aws-node, image: "x/amazon-k8s-cni:v1.18"}, {name: aws-eks-nodeagent, image: "x/aws-network-policy-agent:v1", args: ["--enable-network-policy=false"]} | AWS VPC CNI | v1.18 | NO
          aws-node        | {name: aws-node, image: "x/amazon-k8s-cni:v1.18"}, {name: aws-eks-nodeagent, image: "x/aws-network-policy-agent:v1", args: ["--enable-network-policy=true"]} | AWS VPC CNI | v1.18 | YES
          antrea-agent    | {name: antrea-agent, image: "antrea/antrea-agent-ubuntu:v2.0"} | Antrea | v2.0 | YES
          anetd           | {name: cilium-agent, image: "gke.gcr.io/x:1"} | GKE Dataplane V2 | 1 | YES
          calico-node-windows | {name: node, image: "calico/node-windows:v3.29.1"} | Calico | v3.29.1 | YES
          csi-node-driver | {name: csi, image: "calico/csi:v3.29.1"}, {name: reg, image: "calico/node-driver-registrar:v3.29.1"} | unknown | '' | UNKNOWN
          kube-network-policies | {name: agent, image: "registry.k8s.io/networking/kube-network-policies:v0.8.0"} | kube-network-policies | v0.8.0 | YES
          ovnkube-node    | {name: ovnkube-controller, image: "quay.io/openshift/ovn:1"} | OVN-Kubernetes | 1 | YES
          azure-npm       | {name: azure-npm, image: "mcr.microsoft.com/containernetworking/azure-npm:v1.5.5"} | Azure NPM | v1.5.5 | YES
          azure-cns       | {name: cns-container, image: "mcr.microsoft.com/containernetworking/azure-cns:v1.6"} | Azure CNI | v1.6 | NO
          terway-eniip    | {name: terway, image: "registry.example/acs/terway:v1.5"} | Terway | v1.5 | UNKNOWN
          kube-ovn-cni    | {name: cni-server, image: "docker.io/kubeovn/kube-ovn:v1.13.0"} | Kube-OVN | v1.13.0 | YES
          """)
  void a_plugin_is_known_by_its_agent(
      String name, String containers, String plugin, String version, Enforcement enforces) {
    PluginFacts facts = detect(agent(name, containers));
    assertThat(facts.name()).isEqualTo(plugin);
    assertThat(facts.version()).isEqualTo(version);
    assertThat(facts.enforcesNetworkPolicy()).isEqualTo(enforces);
    if (!plugin.equals("unknown")) {
      assertThat(facts.evidence()).startsWith("DaemonSet kube-system/" + name + ", image ");
      assertThat(facts.evidence()).contains(" at cluster.yaml:1");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {enable-policy: default}                 | YES | NO
          {enable-policy: never}                   | NO  | NO
          {enable-k8s-networkpolicy: "false"}      | NO  | NO
          {policy-audit-mode: "true"}              | NO  | NO
          {policy-cidr-match-mode: nodes}          | YES | YES
          """)
  void ciliums_configuration_may_switch_policies_off(
      String data, Enforcement enforces, Tristate nodes) {
    PluginFacts facts =
        detect(
            agent("cilium", "{name: cilium-agent, image: \"quay.io/cilium/cilium:v1.16.1\"}")
                + "{apiVersion: v1, kind: ConfigMap, metadata: {name: cilium-config, namespace:"
                + " kube-system}, data: "
                + data
                + "}");
    assertThat(facts.enforcesNetworkPolicy()).isEqualTo(enforces);
    assertThat(facts.ipBlockMatchesNodes()).isEqualTo(nodes);
    assertThat(facts.ipBlockMatchesPods()).isEqualTo(Tristate.NO);
  }

  @Test
  void nothing_found_is_unknown_never_enforced() {
    PluginFacts facts = detect("{apiVersion: v1, kind: Namespace, metadata: {name: a}}");
    assertThat(facts.name()).isEqualTo("unknown");
    assertThat(facts.evidence()).isEqualTo("nothing in the snapshot shows a network plugin");
    assertThat(facts.enforced())
        .isEqualTo(
            new Enforced(Enforcement.UNKNOWN, "nothing in the snapshot shows a network plugin"));
    for (PluginSwitch key : PluginSwitch.values()) {
      assertThat(facts.switches().value(key)).isEqualTo(key.generic());
    }
  }

  @Test
  void what_a_plugin_leaves_behind_is_a_hint_and_proves_nothing() {
    PluginFacts facts =
        detect(
            """
            {apiVersion: v1, kind: Node, metadata: {name: n1, labels: {eks.amazonaws.com/nodegroup: a}, annotations: {projectcalico.org/IPv4Address: 10.0.0.1/24}}}
            ---
            {apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: ciliumnetworkpolicies.cilium.io}}
            """);
    assertThat(facts.name()).isEqualTo("unknown");
    assertThat(facts.enforced().state()).isEqualTo(Enforcement.UNKNOWN);
    assertThat(facts.evidence())
        .isEqualTo(
            "nothing in the snapshot shows a network plugin at work, though"
                + " CustomResourceDefinition ciliumnetworkpolicies.cilium.io belongs to Cilium;"
                + " Node n1 has the annotation projectcalico.org/IPv4Address of Calico; Node n1"
                + " has the label eks.amazonaws.com/nodegroup of EKS");
  }

  @Test
  void a_plugin_for_the_network_and_one_for_policies_enforce_together() {
    PluginFacts facts =
        detect(
            agent("aws-node", "{name: aws-node, image: \"x/amazon-k8s-cni:v1.18\"}")
                + agent("calico-node", "{name: calico-node, image: \"calico/node:v3.28\"}"));
    assertThat(facts.name()).isEqualTo("AWS VPC CNI + Calico");
    assertThat(facts.enforcesNetworkPolicy()).isEqualTo(Enforcement.YES);
  }

  @Test
  void two_plugins_for_policies_leave_it_open_who_makes_them_true() {
    PluginFacts facts =
        detect(
            agent("kube-router", "{name: kube-router, image: \"x/kube-router:v2\"}")
                + agent("calico-node", "{name: calico-node, image: \"calico/node:v3.28\"}"));
    assertThat(facts.enforcesNetworkPolicy()).isEqualTo(Enforcement.UNKNOWN);
  }

  @Test
  void an_agent_that_is_down_enforces_nothing_for_sure() {
    PluginFacts facts =
        detect(
            "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: calico-node, namespace:"
                + " kube-system}, spec: {template: {spec: {containers: [{name: calico-node, image:"
                + " \"calico/node:v3.28\"}]}}}, status: {desiredNumberScheduled: 3, numberReady:"
                + " 2}}");
    assertThat(facts.enforcesNetworkPolicy()).isEqualTo(Enforcement.UNKNOWN);
    assertThat(facts.evidence())
        .isEqualTo(
            "DaemonSet kube-system/calico-node, image calico/node:v3.28 at cluster.yaml:1, but only"
                + " 2 of 3 agents are ready");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '["server","--cluster-init"]'            | YES
          '["server","--disable-network-policy"]'  | NO
          '["agent"]'                              | UNKNOWN
          """)
  void k3s_tells_by_the_arguments_of_its_servers(String arguments, Enforcement enforces) {
    PluginFacts facts =
        detect(
            "{apiVersion: v1, kind: Node, metadata: {name: n1, annotations: {k3s.io/node-args: '%s'}}}"
                .formatted(arguments));
    assertThat(facts.name()).isEqualTo("k3s");
    assertThat(facts.enforcesNetworkPolicy()).isEqualTo(enforces);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {name: cilium-agent, image: "quay.io/cilium/cilium:v1.15.9"} | END_PORT | NO
          {name: cilium-agent, image: "quay.io/cilium/cilium:v1.16.1"} | END_PORT | YES
          {name: cilium-agent, image: "quay.io/cilium/cilium:latest"}  | END_PORT | YES
          {name: weave, image: "weaveworks/weave-kube:2.8.1"}          | END_PORT | NO
          {name: cilium-agent, image: "quay.io/cilium/cilium:v1.15.9"} | IP_BLOCK_MATCHES_PODS | NO
          {name: cilium-agent, image: "quay.io/cilium/cilium:v1.15.9"} | CILIUM_POLICY | YES
          {name: calico-node, image: "calico/node:v3.28.2"} | ADMIN_NETWORK_POLICY | NO
          {name: calico-node, image: "calico/node:v3.31.0"} | ADMIN_NETWORK_POLICY | YES
          {name: calico-node, image: "calico/node:v3.32.0"} | ADMIN_NETWORK_POLICY | NO
          {name: calico-node, image: "calico/node:v3.32.0"} | CLUSTER_NETWORK_POLICY | YES
          {name: calico-node, image: "calico/node:master"}  | CLUSTER_NETWORK_POLICY | UNKNOWN
          {name: calico-node, image: "calico/node:v3.32.0"} | CILIUM_POLICY | NO
          {name: calico-node, image: "calico/node:v3.32.0"} | LOCAL_NODE_EGRESS_ALLOWED | NO
          {name: np, image: "x/kube-network-policies:v1", args: ["--admin-network-policy=true"]} | ADMIN_NETWORK_POLICY | YES
          """)
  void plugins_differ_in_their_switches(String container, PluginSwitch key, Tristate value) {
    assertThat(detect(agent("agent", container)).switches().value(key)).isEqualTo(value);
  }

  @Test
  void calico_tells_its_data_plane_and_whose_network_it_is() {
    PluginFacts facts =
        detect(
            agent("calico-node", "{name: calico-node, image: \"calico/node:v3.29.1\"}")
                + "{apiVersion: crd.projectcalico.org/v1, kind: FelixConfiguration, metadata:"
                + " {name: default}, spec: {bpfEnabled: true}}\n"
                + "---\n"
                + "{apiVersion: operator.tigera.io/v1, kind: Installation, metadata: {name:"
                + " default}, spec: {cni: {type: AmazonVPC}}}");
    assertThat(facts.evidence())
        .isEqualTo(
            "DaemonSet kube-system/calico-node, image calico/node:v3.29.1 at cluster.yaml:1:"
                + " FelixConfiguration default (cluster.yaml:3) says bpfEnabled: true, Installation"
                + " default (cluster.yaml:5) says type: AmazonVPC");
  }

  @Test
  void what_nobody_listed_may_enforce_what_the_plugin_found_does_not() {
    String pod =
        "{apiVersion: v1, kind: Pod, metadata: {name: calico-node-x, namespace: kube-system}, spec:"
            + " {containers: [{name: calico-node, image: \"calico/node:v3.32.0\"}]}}";
    assertThat(detect(pod).switches().value(PluginSwitch.CILIUM_POLICY))
        .isEqualTo(Tristate.UNKNOWN);
  }

  @Test
  void a_node_whose_status_makes_no_sense_ends_nothing() {
    String odd = "apiVersion: v1\nkind: Node\nmetadata: {name: n1}\nstatus: %s\n---\n";
    PluginFacts facts =
        detect(
            odd.formatted("{nodeInfo: linux}")
                + odd.formatted("[]").replace("n1", "n2")
                + agent("calico-node", "{name: calico-node, image: \"calico/node:v3.28\"}"));
    assertThat(facts.name()).isEqualTo("Calico");
  }

  @Test
  void two_that_contradict_each_other_are_both_told() {
    PluginFacts facts =
        detect(
            agent("kube-router", "{name: kube-router, image: \"x/kube-router:v2\"}")
                + agent("calico-node", "{name: calico-node, image: \"calico/node:v3.28\"}"));
    assertThat(facts.name()).isEqualTo("Calico + kube-router");
    assertThat(facts.enforced())
        .isEqualTo(
            new Enforced(
                Enforcement.UNKNOWN,
                "DaemonSet kube-system/calico-node, image calico/node:v3.28 at cluster.yaml:3;"
                    + " DaemonSet kube-system/kube-router, image x/kube-router:v2 at"
                    + " cluster.yaml:1"));
  }
}
