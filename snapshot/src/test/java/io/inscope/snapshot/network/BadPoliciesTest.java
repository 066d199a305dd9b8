package io.inscope.snapshot.network;

import static io.inscope.snapshot.network.World.named;
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

/// Input that makes no sense costs an answer where it matters, and nothing else.
class BadPoliciesTest {
  private static final String WEB = pod("pay/web", "{app: web}", "{}", "{podIP: 10.0.0.1}");
  private static final String DB = pod("pay/db", "{app: db}", "{}", "{podIP: 10.0.0.2}");

  private static World world(String... documents) {
    List<String> all = new ArrayList<>(List.of(WEB, DB));
    all.addAll(Arrays.asList(documents));
    return World.of(all.toArray(String[]::new));
  }

  /// What is said beyond what is said without the documents.
  private static List<String> said(String... documents) {
    List<String> limits = new ArrayList<>(world(documents).the().limits());
    limits.removeAll(world().the().limits());
    return limits;
  }

  private static String toDb(String rest) {
    return policy("pay/np", "{podSelector: {matchLabels: {app: db}}, %s}".formatted(rest));
  }

  private static String object(String group, String kind, String name, String spec) {
    String metadata = name.contains("/") ? named(name) : "name: " + name;
    return "{apiVersion: %s, kind: %s, metadata: {%s}, spec: %s}"
        .formatted(group, kind, metadata, spec);
  }

  private static void assertRejected(String object, String name, String reason) {
    assertThat(said(object))
        .containsExactly(name + " at world.yaml:5 is not valid and not applied: " + reason);
    String doubt = name + " selects it but is not valid: " + reason;
    Connection row = world(object).row("pay/web", "pay/db");
    assertThat(row.verdict()).isEqualTo(Answer.UNKNOWN);
    assertThat(row.unknown()).isEqualTo(doubt);
    assertThat(world(object).the().isolation(podRef("pay/db"), Direction.INGRESS))
        .extracting(Isolation::state, Isolation::reason)
        .containsExactly(Isolation.State.UNKNOWN, doubt);
    if (object.contains("app: db")) {
      assertThat(world(object).row("pay/db", "pay/web").verdict()).isEqualTo(Answer.ALLOWED);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {port: 0}                    | port is 0, not within 1 to 65535
          {port: 70000}                | port is 70000, not within 1 to 65535
          {port: 90, endPort: 80}      | endPort is 80, less than port 90
          {port: 80, endPort: 70000}   | endPort is 70000, not within 1 to 65535
          {port: http, endPort: 80}    | endPort needs a port that is a number
          {endPort: 80}                | endPort needs a port that is a number
          {port: much-too-long-name}   | port is 'much-too-long-name', neither a number nor a port name
          {protocol: ICMP, port: 8}    | protocol is 'ICMP', not TCP, UDP or SCTP
          """)
  void a_port_that_is_none_rejects_its_policy(String port, String reason) {
    assertRejected(
        toDb("ingress: [{ports: [%s]}]".formatted(port)),
        "NetworkPolicy pay/np",
        "/spec/ingress/0/ports/0/" + reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {cidr: 10.0.0.0/33}                         | /cidr is '10.0.0.0/33', not a CIDR
          {cidr: 10.0.0.0/8, except: [11.0.0.0/16]}   | /except/0 is '11.0.0.0/16', which is not a part of cidr 10.0.0.0/8
          {cidr: 10.0.0.0/8, except: [10.0.0.0/8]}    | /except/0 is '10.0.0.0/8', which is not a part of cidr 10.0.0.0/8
          """)
  void a_block_that_is_none_rejects_its_policy(String block, String reason) {
    assertRejected(
        toDb("ingress: [{from: [{ipBlock: %s}]}]".formatted(block)),
        "NetworkPolicy pay/np",
        "/spec/ingress/0/from/0/ipBlock" + reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {podSelector: {matchExpressions: [{key: app, operator: Is, values: [db]}]}}  | /spec/podSelector/matchExpressions/0/operator is 'Is', not one of In, NotIn, Exists, DoesNotExist
          {podSelector: {matchExpressions: [{key: app, operator: In, values: []}]}}    | /spec/podSelector/matchExpressions/0/values is empty; operator In needs a value
          {podSelector: {matchLabels: {app: a b}}}                                     | /spec/podSelector/matchLabels/app 'a b' is not a label value
          {podSelector: {}, policyTypes: [Inbound]}                                    | /spec/policyTypes/0 is 'Inbound', not Ingress or Egress
          {podSelector: {}, ingress: {}}                                               | /spec/ingress is an object where a list belongs
          {podSelector: {}, ingress: [{from: [{podSelector: {}, ipBlock: {cidr: 10.0.0.0/8}}]}]} | /spec/ingress/0/from/0/ipBlock stands beside a selector; a peer is one or the other
          """)
  void a_field_of_another_shape_rejects_its_policy(String spec, String reason) {
    assertRejected(policy("pay/np", spec), "NetworkPolicy pay/np", reason);
  }

  @Test
  void policies_of_other_kinds_are_rejected_alike() {
    assertRejected(
        object(
            "crd.projectcalico.org/v1",
            "NetworkPolicy",
            "pay/default.c",
            "{selector: app = 'db', types: [Ingress]}"),
        "NetworkPolicy pay/default.c",
        "/spec/selector is 'app = 'db'', which is not a selector: a comparison expected at"
            + " character 5");
    assertRejected(
        object(
            "crd.projectcalico.org/v1",
            "NetworkPolicy",
            "pay/default.c",
            "{selector: app == 'db', types: [Ingress], ingress: [{action: Allow, protocol: TCP,"
                + " destination: {ports: ['90:80']}}]}"),
        "NetworkPolicy pay/default.c",
        "/spec/ingress/0/destination/ports/0 is '90:80', which ends before it begins");
    assertRejected(
        object(
            "cilium.io/v2",
            "CiliumNetworkPolicy",
            "pay/c",
            "{endpointSelector: {matchLabels: {app: db}}, ingress: [{toPorts: [{ports: [{port:"
                + " '70000'}]}]}]}"),
        "CiliumNetworkPolicy pay/c",
        "/spec/ingress/0/toPorts/0/ports/0/port is '70000', neither a port nor a name of one");
    assertRejected(
        object(
            "policy.networking.k8s.io/v1alpha1",
            "AdminNetworkPolicy",
            "a",
            "{priority: 5, subject: {namespaces: {}}, ingress: [{action: Allow, from:"
                + " [{namespaces: {}}], ports: [{portRange: {protocol: TCP, start: 90, end:"
                + " 80}}]}]}"),
        "AdminNetworkPolicy a",
        "/spec/ingress/0/ports/0/portRange/end is 80, not more than start 90");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {matchExpressions: [{key: app, operator: In, values: [db]}, {key: app, operator: NotIn, values: [db]}]}
          {matchExpressions: [{key: app, operator: Exists}, {key: app, operator: DoesNotExist}]}
          {matchLabels: {app: db}, matchExpressions: [{key: app, operator: In, values: [web, api]}]}
          """)
  void a_selector_that_contradicts_itself_selects_nobody_and_that_is_said(String selector) {
    String said = "the selector contradicts itself on label app.";
    String subject = policy("pay/np", "{podSelector: %s}".formatted(selector));
    assertThat(said(subject)).containsExactly("NetworkPolicy pay/np selects nobody: " + said);
    assertThat(world(subject).the().isolation(podRef("pay/db"), Direction.INGRESS).state())
        .isEqualTo(Isolation.State.NO);
    String peer = toDb("ingress: [{from: [{podSelector: %s}]}]".formatted(selector));
    assertThat(said(peer))
        .containsExactly(
            "NetworkPolicy pay/np ingress[0] at world.yaml:5 has a peer that is nobody: " + said);
    assertThat(world(peer).tcp()).noneMatch(row -> row.startsWith("pay/web -> pay/db"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          app == 'db' && app != 'db'
          app == 'db' && app in {'web', 'api'}
          app == 'db' && !has(app)
          """)
  void so_does_one_in_the_language_of_calico(String selector) {
    assertThat(
            said(
                object(
                    "crd.projectcalico.org/v1",
                    "NetworkPolicy",
                    "pay/default.c",
                    "{types: [Ingress], selector: \"%s\"}".formatted(selector))))
        .containsExactly(
            "NetworkPolicy pay/default.c selects nobody: the selector contradicts itself on label"
                + " app.");
  }

  @Test
  void a_selector_that_only_narrows_is_no_contradiction() {
    assertThat(
            said(
                policy(
                    "pay/np",
                    "{podSelector: {matchExpressions: [{key: app, operator: In, values: [db, web]},"
                        + " {key: app, operator: NotIn, values: [web]}, {key: app, operator:"
                        + " Exists}, {key: tier, operator: DoesNotExist}, {key: tier, operator:"
                        + " NotIn, values: [a]}]}}")))
        .isEmpty();
  }

  @Test
  void ports_of_services_out_of_range_are_left_out_and_said() {
    assertThat(
            said(
                service(
                    "pay/s",
                    "{selector: {app: db}, ports: [{port: 70000}, {port: 80, targetPort: 70000,"
                        + " nodePort: 99999}]}")))
        .contains(
            "Service pay/s: /spec/ports/0/port is 70000, not within 1 to 65535; it is left out",
            "Service pay/s: /spec/ports/1/targetPort is 70000, not within 1 to 65535; it is left"
                + " out",
            "Service pay/s: /spec/ports/1/nodePort is 99999, not within 1 to 65535; it is left"
                + " out");
    assertThat(said(service("pay/s", "{selector: {app: db}, ports: [{port: 80, targetPort: 0}]}")))
        .isEmpty();
    assertThat(
            said(
                service(
                    "pay/s",
                    "{type: LoadBalancer, loadBalancerSourceRanges: [10.0.0.0/40], selector: {app:"
                        + " db}, ports: [{port: 80}]}")))
        .containsExactly(
            "Service pay/s: /spec/loadBalancerSourceRanges/0 is '10.0.0.0/40', not a CIDR; the"
                + " entry is left out");
  }

  @Test
  void references_to_what_is_not_there_are_said() {
    assertThat(said(service("pay/s", "{selector: {app: nobody}, ports: [{port: 80}]}")))
        .containsExactly("Services that lead to no pod of the snapshot: pay/s");
    assertThat(said(ingress("gone", 80)))
        .containsExactly("Ingress pay/i leads to Service pay/gone, which is not in the snapshot");
    assertThat(
            said(service("pay/s", "{selector: {app: db}, ports: [{port: 80}]}"), ingress("s", 81)))
        .containsExactly("Ingress pay/i leads to port 81 of Service pay/s, which has no such port");
    String route =
        object(
            "gateway.networking.k8s.io/v1",
            "HTTPRoute",
            "pay/r",
            "{parentRefs: [{name: g}], rules: [{backendRefs: [{name: gone, port: 80}]}]}");
    String gateway =
        object(
            "gateway.networking.k8s.io/v1",
            "Gateway",
            "pay/g",
            "{gatewayClassName: x, listeners: [{name: a, port: 80, protocol: HTTP}]}");
    assertThat(said(route))
        .containsExactly(
            "HTTPRoute pay/r does not attach to Gateway pay/g: that is not in the snapshot, or"
                + " nobody serves it");
    assertThat(said(route, gateway))
        .containsExactly("HTTPRoute pay/r leads to Service pay/gone, which is not in the snapshot");
    assertThat(
            said(
                object(
                    "route.openshift.io/v1",
                    "Route",
                    "pay/r",
                    "{to: {kind: Service, name: gone}}")))
        .containsExactly("Route pay/r leads to Service pay/gone, which is not in the snapshot");
    assertThat(
            said(
                "{apiVersion: v1, kind: Pod, metadata: {namespace: pay, name: n, annotations:"
                    + " {k8s.v1.cni.cncf.io/networks: gone}}, spec: {}}"))
        .containsExactly(
            "pay/n has an interface net1 on network pay/gone, which is not in the snapshot: no"
                + " NetworkPolicy covers this interface.");
  }

  private static String ingress(String service, int port) {
    return object(
        "networking.k8s.io/v1",
        "Ingress",
        "pay/i",
        "{rules: [{http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: %s, port:"
                .formatted(service)
            + " {number: %d}}}}]}}]}".formatted(port));
  }

  @Test
  void policies_that_refer_to_what_is_not_there_leave_it_open() {
    assertRejected(
        object(
            "crd.projectcalico.org/v1",
            "NetworkPolicy",
            "pay/t.c",
            "{tier: t, selector: app == 'db', types: [Ingress]}"),
        "NetworkPolicy pay/t.c",
        "/spec/tier is 't', a tier that is not in the snapshot");
    String group =
        object(
            "cilium.io/v2",
            "CiliumNetworkPolicy",
            "pay/c",
            "{endpointSelector: {matchLabels: {app: db}}, ingress: [{fromCIDRSet: [{cidrGroupRef:"
                + " gone}]}]}");
    assertThat(said(group))
        .containsExactly(
            "CiliumNetworkPolicy pay/c ingress[0] at world.yaml:5 is not looked at in full:"
                + " CiliumCIDRGroup gone is not in the snapshot.");
    assertThat(world(group).tcp()).noneMatch(row -> row.startsWith("pay/web -> pay/db"));
    assertThat(world(group).tcp()).anyMatch(row -> row.endsWith("-> pay/db TCP all UNKNOWN"));
    String networkSet =
        object(
            "crd.projectcalico.org/v1",
            "NetworkPolicy",
            "pay/default.c",
            "{selector: app == 'db', types: [Ingress], ingress: [{action: Allow, source: {selector:"
                + " role == 'gone'}}]}");
    assertThat(world(networkSet).tcp()).noneMatch(row -> row.contains("-> pay/db"));
  }

  @Test
  void networks_nodes_and_pods_with_the_same_addresses_are_said() {
    String config =
        "{config: '{\"type\": \"macvlan\", \"ipam\": {\"type\": \"host-local\", \"subnet\":"
            + " \"10.9.0.0/16\"}}'}";
    assertThat(
            said(
                object("k8s.cni.cncf.io/v1", "NetworkAttachmentDefinition", "pay/a", config),
                object(
                    "k8s.ovn.org/v1",
                    "UserDefinedNetwork",
                    "pay/b",
                    "{topology: Layer2, layer2: {role: Secondary, subnets: [10.9.1.0/24]}}")))
        .containsExactly(
            "NetworkAttachmentDefinition pay/a (10.9.0.0/16) and UserDefinedNetwork pay/b"
                + " (10.9.1.0/24) have addresses in common: there an address does not tell which"
                + " pod is meant.");
    assertThat(
            said(
                object("v1", "Node", "n1", "{podCIDR: 10.1.0.0/24, podCIDRs: [10.1.0.0/24]}"),
                object("v1", "Node", "n2", "{podCIDR: 10.1.0.0/24}"),
                object("v1", "Node", "n3", "{podCIDR: 10.2.0.0/24}")))
        .containsExactly(
            "Nodes n1, n2 all have the range 10.1.0.0/24 for their pods: an address in it does not"
                + " tell the node.");
    assertThat(
            said(
                pod("pay/x", "{app: x}", "{}", "{podIP: 10.0.0.1}"),
                pod("pay/h", "{app: x}", "{hostNetwork: true}", "{podIP: 10.0.0.1}")))
        .containsExactly(
            "Pod pay/web, Pod pay/x all have the address 10.0.0.1: it does not tell which of them"
                + " is meant.");
  }
}
