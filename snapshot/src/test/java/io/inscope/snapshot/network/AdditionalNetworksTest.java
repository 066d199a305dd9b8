package io.inscope.snapshot.network;

import static io.inscope.snapshot.network.World.pod;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Firewalls for what leaves, networks that are kept apart, and interfaces nobody watches.
class AdditionalNetworksTest {
  private static final String OVN =
      "{apiVersion: k8s.ovn.org/v1, kind: %s, metadata: {%s}, spec: {%s}}";

  private static String firewall(String rules) {
    return OVN.formatted("EgressFirewall", "namespace: default, name: default", "egress: " + rules);
  }

  private static List<String> rows(World world, String start) {
    return world.tcp().stream().filter(row -> row.startsWith(start)).toList();
  }

  @Test
  void the_egress_firewall_of_the_documentation_lets_out_to_what_it_names() {
    World world =
        World.of(
            pod("default/web", "{}", "{}", "{podIP: 10.1.0.1}"),
            pod("other/db", "{}", "{}", "{podIP: 10.1.0.2}"),
            pod("default/host", "{}", "{hostNetwork: true}", "{podIP: 192.168.0.1}"),
            firewall(
                """
                [{type: Allow, to: {cidrSelector: 1.2.3.0/24}},
                 {type: Allow, to: {cidrSelector: 4.5.6.0/24}, ports: [{protocol: UDP, port: 55}]},
                 {type: Deny, to: {cidrSelector: 0.0.0.0/0}}]
                """));
    assertThat(rows(world, "default/web ->"))
        .containsExactly(
            "default/web -> other/db TCP all ALLOWED",
            "default/web -> Internet 1.2.3.0-1.2.3.255 TCP all ALLOWED");
    assertThat(
            world
                .rows()
                .map(World::line)
                .filter(row -> row.startsWith("default/web -> Internet 4.5.6")))
        .containsExactly("default/web -> Internet 4.5.6.0-4.5.6.255 UDP 55 ALLOWED");
    assertThat(rows(world, "default/host -> Internet")).hasSize(1);
    assertThat(rows(world, "other/db -> Internet")).hasSize(1);
  }

  @Test
  void the_first_rule_of_an_egress_firewall_decides_and_a_name_makes_what_follows_unknown() {
    World reversed =
        World.of(
            pod("default/web", "{}", "{}"),
            firewall(
                "[{type: Deny, to: {cidrSelector: 0.0.0.0/0}}, {type: Allow, to: {cidrSelector:"
                    + " 1.2.3.0/24}}]"));
    assertThat(rows(reversed, "default/web ->")).isEmpty();
    World named =
        World.of(
            pod("default/web", "{}", "{}"),
            firewall(
                "[{type: Allow, to: {dnsName: www.openvswitch.org}}, {type: Deny, to:"
                    + " {cidrSelector: 0.0.0.0/0}}]"));
    assertThat(rows(named, "default/web ->"))
        .containsExactly("default/web -> Internet 0.0.0.0-255.255.255.255 TCP all UNKNOWN");
  }

  @Test
  void an_egress_firewall_that_the_network_plugin_does_not_know_is_perhaps_in_force() {
    World world =
        World.of(
            pod("default/web", "{}", "{}"),
            "{apiVersion: apps/v1, kind: DaemonSet, metadata: {namespace: kube-system, name:"
                + " calico-node}, spec: {template: {spec: {hostNetwork: true, containers: [{name:"
                + " calico-node, image: 'calico/node:v3.29.1'}]}}}}",
            firewall("[{type: Deny, to: {cidrSelector: 0.0.0.0/0}}]"));
    assertThat(rows(world, "default/web -> Internet"))
        .containsExactly("default/web -> Internet 0.0.0.0-255.255.255.255 TCP all UNKNOWN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          [{type: Block, to: {cidrSelector: 0.0.0.0/0}}]        ~ /spec/egress/0/type is 'Block', not Allow or Deny
          [{type: Deny, to: {cidrSelector: all}}]               ~ /spec/egress/0/to/cidrSelector is 'all', not a CIDR
          [{type: Deny, to: {}}]                                ~ /spec/egress/0/to must have one of cidrSelector, dnsName, nodeSelector
          [{type: Deny, to: {dnsName: a}, ports: [{port: 0}]}]  ~ /spec/egress/0/ports/0/protocol is '', not one of SCTP, TCP, UDP
          """)
  void an_egress_firewall_that_is_not_valid_leaves_what_goes_out_unknown(
      String rules, String reason) {
    World world = World.of(pod("default/web", "{}", "{}"), firewall(rules));
    assertThat(world.the().limits())
        .contains(
            "EgressFirewall default/default at world.yaml:3 is not valid and not applied: "
                + reason);
    assertThat(rows(world, "default/web -> Internet")).allMatch(row -> row.endsWith("UNKNOWN"));
  }

  private static String namespace(String name, String labels) {
    return "{apiVersion: v1, kind: Namespace, metadata: {name: %s, labels: {%s}}}"
        .formatted(name, labels);
  }

  private static final String PRIMARY = "k8s.ovn.org/primary-user-defined-network: ''";

  @Test
  void the_blue_and_the_green_network_of_the_documentation_do_not_reach_each_other() {
    World world =
        World.of(
            namespace("blue", PRIMARY),
            namespace("green", PRIMARY),
            namespace("plain", ""),
            pod("blue/a", "{}", "{}"),
            pod("blue/b", "{}", "{}"),
            pod("green/a", "{}", "{}"),
            pod("plain/a", "{}", "{}"),
            pod("kube-system/dns", "{k8s-app: kube-dns}", "{}"),
            OVN.formatted(
                "UserDefinedNetwork",
                "namespace: blue, name: blue-network",
                "topology: Layer3, layer3: {role: Primary, subnets: [{cidr: 103.103.0.0/16}]}"),
            OVN.formatted(
                "UserDefinedNetwork",
                "namespace: green, name: green-network",
                "topology: Layer3, layer3: {role: Primary, subnets: [{cidr: 103.103.0.0/16}]}"));
    assertThat(rows(world, "blue/a -> "))
        .containsExactly(
            "blue/a -> blue/b TCP all ALLOWED",
            "blue/a -> kube-system/dns TCP all ALLOWED",
            "blue/a -> Internet 0.0.0.0-255.255.255.255 TCP all ALLOWED");
    assertThat(rows(world, "plain/a -> "))
        .containsExactly(
            "plain/a -> kube-system/dns TCP all ALLOWED",
            "plain/a -> Internet 0.0.0.0-255.255.255.255 TCP all ALLOWED");
    assertThat(world.the().limits())
        .contains(
            "UserDefinedNetwork blue/blue-network (103.103.0.0/16) and UserDefinedNetwork"
                + " green/green-network (103.103.0.0/16) have addresses in common: there an address"
                + " does not tell which pod is meant.");
  }

  @Test
  void a_cluster_wide_network_joins_the_namespaces_it_selects_and_opened_ports_stay_open() {
    World world =
        World.of(
            namespace("a", PRIMARY + ", tenant: x"),
            namespace("b", PRIMARY + ", tenant: x"),
            namespace("c", "tenant: x"),
            pod("a/p", "{}", "{}"),
            pod("b/p", "{}", "{}")
                .replace(
                    "name: p,",
                    "name: p, annotations: {k8s.ovn.org/open-default-ports: '[{protocol: tcp, port:"
                        + " 80}]'},"),
            pod("c/p", "{}", "{}"),
            OVN.formatted(
                "ClusterUserDefinedNetwork",
                "name: tenant",
                "namespaceSelector: {matchLabels: {tenant: x}}, network: {topology: Layer2, layer2:"
                    + " {role: Primary, subnets: [10.0.0.0/24]}}"));
    assertThat(world.tcp().stream().filter(row -> !row.contains("Internet")))
        .containsExactly(
            "a/p -> b/p TCP all ALLOWED",
            "b/p -> a/p TCP all ALLOWED",
            "c/p -> b/p TCP 80 ALLOWED");
  }

  @Test
  void a_network_whose_namespace_lacks_the_label_keeps_nothing_apart() {
    World world =
        World.of(
            namespace("blue", ""),
            pod("blue/a", "{}", "{}"),
            pod("plain/a", "{}", "{}"),
            OVN.formatted(
                "UserDefinedNetwork",
                "namespace: blue, name: n",
                "topology: Layer2, layer2: {role: Primary}"));
    assertThat(rows(world, "plain/a -> blue/a")).hasSize(1);
    assertThat(world.the().limits())
        .contains(
            "UserDefinedNetwork blue/n at world.yaml:1 keeps nothing apart: its namespace lacks the"
                + " label k8s.ovn.org/primary-user-defined-network.");
  }

  private static final String ATTACHMENT =
      "{apiVersion: k8s.cni.cncf.io/v1, kind: NetworkAttachmentDefinition, metadata: {namespace:"
          + " %s, name: %s}, spec: {config: '{\"type\": \"macvlan\", \"ipam\": {\"ranges\":"
          + " [[{\"subnet\": \"%s\"}]]}}'}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          k8s.v1.cni.cncf.io/networks ~ cards@eth9, infra/backup
          k8s.v1.cni.cncf.io/networks ~ [{"name": "cards", "interface": "eth9"}, {"name": "backup", "namespace": "infra"}]
          k8s.v1.cni.cncf.io/network-status ~ [{"name": "ovn", "interface": "eth0", "default": true}, {"name": "pay/cards", "interface": "eth9"}, {"name": "infra/backup", "interface": "net2"}]
          """)
  void a_secondary_interface_is_a_way_no_policy_covers(String annotation, String value) {
    World world =
        World.of(
            pod("pay/db", "{}", "{}")
                .replace(
                    "name: db,", "name: db, annotations: {%s: '%s'},".formatted(annotation, value)),
            World.policy("pay/closed", "{podSelector: {}, policyTypes: [Ingress, Egress]}"),
            ATTACHMENT.formatted("pay", "cards", "10.9.0.0/16"),
            ATTACHMENT.formatted("infra", "backup", "10.9.1.0/24"),
            "{apiVersion: k8s.cni.cncf.io/v1beta1, kind: MultiNetworkPolicy, metadata: {namespace:"
                + " pay, name: m, annotations: {k8s.v1.cni.cncf.io/policy-for: cards}}, spec: {}}");
    assertThat(world.tcp())
        .containsExactly(
            "pay/db -> infra/backup TCP all UNKNOWN",
            "pay/db -> pay/cards TCP all UNKNOWN",
            "infra/backup -> pay/db TCP all UNKNOWN",
            "pay/cards -> pay/db TCP all UNKNOWN");
    Connection row = world.row("pay/cards", "pay/db");
    assertThat(row.via()).isEqualTo("secondary interface eth9");
    assertThat(row.unknown())
        .isEqualTo(
            "no NetworkPolicy covers this interface; MultiNetworkPolicy pay/m names the network and"
                + " is not evaluated");
    assertThat(world.the().touching(Set.of(World.podRef("pay/db")))).hasSize(12);
    assertThat(world.the().limits())
        .contains(
            "pay/db has an interface net2 on network infra/backup: no NetworkPolicy covers this"
                + " interface.",
            "NetworkAttachmentDefinition infra/backup (10.9.1.0/24) and NetworkAttachmentDefinition"
                + " pay/cards (10.9.0.0/16) have addresses in common: there an address does not"
                + " tell which pod is meant.");
  }

  @Test
  void a_pod_on_another_network_than_the_clusters_is_told() {
    assertThat(
            World.of(
                    pod("pay/db", "{}", "{}")
                        .replace(
                            "name: db,",
                            "name: db, annotations: {v1.multus-cni.io/default-network:"
                                + " infra/slow},"))
                .the()
                .limits())
        .contains(
            "pay/db is on network infra/slow instead of the pod network"
                + " (v1.multus-cni.io/default-network): whether NetworkPolicies hold for it depends"
                + " on that network.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          crd.antrea.io/v1beta1 ~ NetworkPolicy ~ what it could permit or deny is UNKNOWN
          aci.netpol/v1 ~ NetworkPolicy ~ what it could permit or deny is UNKNOWN
          new.example.com/v1 ~ EdgeNetworkPolicy ~ what it could permit or deny is UNKNOWN
          policy.linkerd.io/v1beta3 ~ Server ~ it can only forbid more than is said here
          kuma.io/v1alpha1 ~ MeshTrafficPermission ~ it can only forbid more than is said here
          consul.hashicorp.com/v1alpha1 ~ ServiceIntentions ~ it can only forbid more than is said here
          vpcresources.k8s.aws/v1beta1 ~ SecurityGroupPolicy ~ it can only forbid more than is said here
          access.smi-spec.io/v1alpha3 ~ TrafficTarget ~ it can only forbid more than is said here
          neuvector.com/v1 ~ NvSecurityRule ~ it can only forbid more than is said here
          gateway.envoyproxy.io/v1alpha1 ~ SecurityPolicy ~ it can only forbid more than is said here
          firewall.example.com/v1 ~ HostFirewall ~ it can only forbid more than is said here
          k8s.ovn.org/v1 ~ EgressIP ~ it changes the way traffic takes, not who may talk to whom
          kyverno.io/v1 ~ ClusterPolicy ~
          policies.kyverno.io/v1 ~ ValidatingPolicy ~
          constraints.gatekeeper.sh/v1beta1 ~ K8sBlockIngressPolicy ~
          policy/v1 ~ PodDisruptionBudget ~
          policy/v1beta1 ~ PodSecurityPolicy ~
          gateway.networking.k8s.io/v1 ~ BackendTLSPolicy ~
          cilium.io/v1alpha1 ~ TracingPolicy ~
          image.toolkit.fluxcd.io/v1 ~ ImagePolicy ~
          admissionregistration.k8s.io/v1 ~ ValidatingAdmissionPolicy ~
          sriovnetwork.openshift.io/v1 ~ SriovNetworkNodePolicy ~
          """)
  void policies_of_kinds_nobody_evaluates_are_told_and_others_are_none(
      String version, String kind, String effect) {
    World world =
        World.of(
            pod("a/p", "{}", "{}"),
            pod("b/p", "{}", "{}"),
            "{apiVersion: %s, kind: %s, metadata: {namespace: a, name: x}, spec: {}}"
                .formatted(version, kind));
    List<String> told =
        world.the().limits().stream().filter(limit -> limit.startsWith("1 " + kind)).toList();
    if (effect == null) {
      assertThat(told).isEmpty();
    } else {
      assertThat(told)
          .containsExactly(
              "1 %s of %s is not evaluated; %s"
                  .formatted(kind, version.replaceAll("/.*", ""), effect));
    }
    assertThat(rows(world, "b/p -> a/p"))
        .containsExactly(
            "b/p -> a/p TCP all "
                + (effect != null && effect.endsWith("UNKNOWN") ? "UNKNOWN" : "ALLOWED"));
  }
}
