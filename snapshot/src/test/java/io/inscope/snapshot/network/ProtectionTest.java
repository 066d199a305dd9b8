package io.inscope.snapshot.network;

import static io.inscope.snapshot.network.World.pod;
import static io.inscope.snapshot.network.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.network.address.Zones;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtectionTest {
  private static final String CILIUM =
      agent("kube-system", "cilium", "cilium-agent, image: \"quay.io/cilium/cilium:v1.16.1\"");

  private static String agent(String namespace, String name, String container) {
    return "{apiVersion: apps/v1, kind: DaemonSet, metadata: {namespace: %s, name: %s, uid: u}, spec: {template: {spec: {containers: [{name: %s}]}}}}"
        .formatted(namespace, name, container);
  }

  private static String config(String name, String data) {
    return "{apiVersion: v1, kind: ConfigMap, metadata: {namespace: kube-system, name: %s}, data: {%s}}"
        .formatted(name, data);
  }

  private static String on(String name, String node) {
    return pod("pay/" + name, "{app: " + name + "}", "{nodeName: " + node + "}");
  }

  private static String between(World world, String from, String to) {
    Connection row = world.row("pay/" + from, "pay/" + to);
    return row.protection().word() + ": " + row.protectionEvidence();
  }

  @Test
  void what_goes_between_nodes_is_encrypted_and_what_stays_in_one_is_not() {
    World world =
        World.of(
            CILIUM,
            config("cilium-config", "enable-wireguard: \"true\""),
            on("a", "n1"),
            on("b", "n2"),
            on("c", "n1"),
            pod("pay/host", "{}", "{nodeName: n2, hostNetwork: true}"),
            pod("pay/later", "{}", "{}"));
    String says =
        "Cilium encrypts what goes between nodes: ConfigMap kube-system/cilium-config"
            + " (world.yaml:3) says enable-wireguard: true";
    assertThat(between(world, "a", "b")).isEqualTo("plugin: " + says);
    assertThat(between(world, "a", "c"))
        .isEqualTo(
            "unknown: both run on node n1, and Cilium encrypts nothing that stays inside a node");
    assertThat(between(world, "a", "later"))
        .isEqualTo("plugin: " + says + ", but not what stays inside one node, where both may run");
    assertThat(between(world, "a", "host"))
        .isEqualTo(
            "unknown: Cilium is not known to encrypt the host's network, which one side uses:"
                + " ConfigMap kube-system/cilium-config does not set encrypt-node");
    assertThat(world.row("pay/a", "Internet 0.0.0.0-255.255.255.255").protection())
        .isEqualTo(Protection.UNKNOWN);
  }

  @Test
  void the_hosts_network_is_encrypted_where_that_is_set() {
    World world =
        World.of(
            CILIUM,
            config("cilium-config", "enable-wireguard: \"true\", encrypt-node: \"true\""),
            on("a", "n1"),
            pod("pay/host", "{}", "{nodeName: n2, hostNetwork: true}"));
    assertThat(between(world, "a", "host"))
        .isEqualTo(
            "plugin: Cilium encrypts what goes between nodes: ConfigMap kube-system/cilium-config"
                + " (world.yaml:3) says encrypt-node: true");
  }

  @Test
  void what_services_declare_and_what_the_plugin_does_add_up() {
    String[] documents = {
      CILIUM,
      config("cilium-config", "enable-ipsec: \"true\""),
      on("a", "n1"),
      on("b", "n2"),
      World.policy(
          "pay/np", "{podSelector: {matchLabels: {app: b}}, ingress: [{ports: [{port: 80}]}]}"),
      service("pay/b", "{selector: {app: b}, ports: [{port: 80, appProtocol: http}]}")
    };
    String plugin =
        "Cilium encrypts what goes between nodes: ConfigMap kube-system/cilium-config"
            + " (world.yaml:3) says enable-ipsec: true";
    String http = "Service pay/b 80->80 declares appProtocol http";
    assertThat(between(World.of(documents), "a", "b")).isEqualTo("plugin: " + plugin + "; " + http);
    assertThat(
            between(
                World.of(Assumptions.parse(List.of("encrypts_pods=no")), Zones.NONE, documents),
                "a",
                "b"))
        .isEqualTo("clear: " + http);
    documents[5] = documents[5].replace("http}", "https}");
    assertThat(between(World.of(documents), "a", "b"))
        .isEqualTo("tls: Service pay/b 80->80 declares appProtocol https; " + plugin);
  }

  @Test
  void the_name_of_a_port_says_a_little_and_contradictions_leave_it_unknown() {
    List<String> documents =
        new ArrayList<>(
            List.of(
                on("a", "n1"),
                on("b", "n2"),
                World.policy(
                    "pay/np",
                    "{podSelector: {matchLabels: {app: b}}, ingress: [{ports: [{port: 80}]}]}"),
                service("pay/b", "{selector: {app: b}, ports: [{port: 80, name: http-web}]}")));
    assertThat(between(World.of(documents.toArray(String[]::new)), "a", "b"))
        .isEqualTo("clear: Service pay/b 80->80 names the port http-web");
    documents.add(service("pay/c", "{selector: {app: b}, ports: [{port: 80, name: https}]}"));
    assertThat(between(World.of(documents.toArray(String[]::new)), "a", "b"))
        .isEqualTo(
            "unknown: services contradict each other: Service pay/b 80->80 names the port"
                + " http-web; Service pay/c 80->80 names the port https");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          calico-node, image: "calico/node:v3.29" | {apiVersion: crd.projectcalico.org/v1, kind: FelixConfiguration, metadata: {name: default}, spec: {wireguardEnabled: true}} | YES | FelixConfiguration default (world.yaml:3) says wireguardEnabled: true
          calico-node, image: "calico/node:v3.29" | {apiVersion: projectcalico.org/v3, kind: FelixConfiguration, metadata: {name: default}, spec: {}} | NO | FelixConfiguration default does not enable WireGuard
          calico-node, image: "calico/node:v3.29" | {} | UNKNOWN | FelixConfiguration default, which can switch WireGuard on, is not part of the snapshot
          weave, image: "weaveworks/weave-kube:2.8.1", env: [{name: WEAVE_PASSWORD, valueFrom: {secretKeyRef: {name: s, key: k}}}] | {} | YES | container weave has the variable WEAVE_PASSWORD
          kube-flannel, image: "flannel/flannel:v0.25" | {apiVersion: v1, kind: ConfigMap, metadata: {namespace: f, name: kube-flannel-cfg}, data: {net-conf.json: '{"Network": "10.0.0.0/8", "Backend": {"Type": "wireguard"}}'}} | YES | ConfigMap f/kube-flannel-cfg (world.yaml:3) says Backend Type: wireguard
          antrea-agent, image: "antrea/antrea-agent-ubuntu:v2" | {apiVersion: v1, kind: ConfigMap, metadata: {namespace: f, name: antrea-config}, data: {antrea-agent.conf: "#trafficEncryptionMode: ipsec\\ntrafficEncryptionMode: wireGuard"}} | YES | ConfigMap f/antrea-config (world.yaml:3) says trafficEncryptionMode: wireGuard
          antrea-agent, image: "antrea/antrea-agent-ubuntu:v2" | {apiVersion: v1, kind: ConfigMap, metadata: {namespace: f, name: antrea-config}, data: {antrea-agent.conf: "#trafficEncryptionMode: ipsec"}} | NO | ConfigMap f/antrea-config (world.yaml:3) says trafficEncryptionMode: none
          ovnkube-node, image: "ovn:1" | {apiVersion: operator.openshift.io/v1, kind: Network, metadata: {name: cluster}, spec: {defaultNetwork: {ovnKubernetesConfig: {ipsecConfig: {mode: Full}}}}} | YES | Network cluster (world.yaml:3) says ipsecConfig mode: Full
          ovnkube-node, image: "ovn:1" | {apiVersion: operator.openshift.io/v1, kind: Network, metadata: {name: cluster}, spec: {defaultNetwork: {}}} | NO | Network cluster has no ipsecConfig
          """)
  void plugins_tell_by_their_configuration(
      String container, String config, Tristate encrypts, String evidence) {
    PluginSwitches.Setting setting =
        World.of(agent("kube-system", "agent", container), config.equals("{}") ? "" : config)
            .the()
            .plugin()
            .switches()
            .get(PluginSwitch.ENCRYPTS_PODS);
    assertThat(setting)
        .isEqualTo(new PluginSwitches.Setting(encrypts, PluginSwitches.Source.DETECTED, evidence));
  }
}
