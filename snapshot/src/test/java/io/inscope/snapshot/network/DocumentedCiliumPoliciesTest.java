package io.inscope.snapshot.network;

import static io.inscope.snapshot.network.World.named;
import static io.inscope.snapshot.network.World.pod;
import static io.inscope.snapshot.network.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The examples of Cilium's documentation of
/// [policies](https://docs.cilium.io/en/stable/security/policy/), by their
/// [names](https://github.com/cilium/cilium/tree/main/examples/policies). The pod they select is
/// `default/me`; beside it `default/front` (role=frontend), `default/back` (role=backend) and
/// `other/front` (role=frontend).
class DocumentedCiliumPoliciesTest {
  static String cnp(String name, String spec) {
    return "{apiVersion: cilium.io/v2, kind: CiliumNetworkPolicy, metadata: {%s}, spec: {%s}}"
        .formatted(named(name), spec);
  }

  static String ccnp(String name, String spec) {
    return "{apiVersion: cilium.io/v2, kind: CiliumClusterwideNetworkPolicy, metadata: {name: %s}, spec: {%s}}"
        .formatted(name, spec);
  }

  private static final String OUT = "me -> outside TCP all";
  private static final String IN = "outside -> me TCP all";

  /// The TCP rows of `default/me`: `front -> me TCP 80`, `me -> outside TCP all`.
  private static List<String> rows(String labels, String... documents) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "{apiVersion: v1, kind: Namespace, metadata: {name: other, labels: {team: blue}}}",
                pod("default/me", labels, "{serviceAccountName: leia}"),
                pod("default/front", "{role: frontend}", "{}"),
                pod("default/back", "{role: backend}", "{}"),
                pod("other/front", "{role: frontend}", "{serviceAccountName: luke}"),
                pod("other/daemon", "{}", "{hostNetwork: true, nodeName: n1}")));
    all.addAll(Arrays.asList(documents));
    return World.of(all.toArray(String[]::new))
        .rows()
        .filter(row -> row.ports().protocol() == Protocol.TCP)
        .filter(row -> row.verdict() == Answer.ALLOWED)
        .filter(row -> isMe(row.from()) || isMe(row.to()))
        .map(row -> side(row.from()) + " -> " + side(row.to()) + " " + row.ports())
        .toList();
  }

  private static boolean isMe(Endpoint endpoint) {
    return endpoint.isObject() && endpoint.name().equals("me");
  }

  private static String side(Endpoint endpoint) {
    return !endpoint.isObject()
        ? (endpoint.name() + " " + endpoint.addresses())
            .replace("Internet 0.0.0.0-255.255.255.255", "outside")
            .strip()
        : endpoint.namespace().equals("default")
            ? endpoint.name()
            : endpoint.namespace() + "/" + endpoint.name();
  }

  private static List<String> to(List<String> rows) {
    return rows.stream().filter(row -> row.contains("-> me ")).toList();
  }

  private static List<String> from(List<String> rows) {
    return rows.stream().filter(row -> row.startsWith("me ->")).toList();
  }

  @Test
  void without_a_policy_all_is_open() {
    assertThat(rows("{}"))
        .containsExactlyInAnyOrder(
            "me -> back TCP all",
            "me -> front TCP all",
            "me -> other/daemon TCP all",
            "me -> other/front TCP all",
            OUT,
            "back -> me TCP all",
            "front -> me TCP all",
            "other/daemon -> me TCP all",
            "other/front -> me TCP all",
            IN);
  }

  @Test
  void l3_rule() {
    assertThat(
            to(
                rows(
                    "{role: backend}",
                    cnp(
                        "default/l3-rule",
                        "endpointSelector: {matchLabels: {role: backend}},"
                            + " ingress: [{fromEndpoints: [{matchLabels: {role: frontend}}]}]"))))
        .containsExactly("front -> me TCP all");
  }

  @Test
  void allow_all_to_victim_means_all_pods_of_the_namespace() {
    assertThat(
            to(
                rows(
                    "{role: victim}",
                    cnp(
                        "default/allow-all-to-victim",
                        "endpointSelector: {matchLabels: {role: victim}},"
                            + " ingress: [{fromEndpoints: [{}]}]"))))
        .containsExactly("back -> me TCP all", "front -> me TCP all");
  }

  @Test
  void l3_egress_rule() {
    List<String> rows =
        rows(
            "{role: frontend}",
            cnp(
                "default/l3-egress-rule",
                "endpointSelector: {matchLabels: {role: frontend}},"
                    + " egress: [{toEndpoints: [{matchLabels: {role: backend}}]}]"));
    assertThat(from(rows)).containsExactly("me -> back TCP all");
    assertThat(to(rows)).contains(IN);
  }

  @Test
  void allow_all_from_frontend_means_all_pods_of_the_namespace() {
    assertThat(
            from(
                rows(
                    "{role: frontend}",
                    cnp(
                        "default/allow-all-from-frontend",
                        "endpointSelector: {matchLabels: {role: frontend}},"
                            + " egress: [{toEndpoints: [{}]}]"))))
        .containsExactly("me -> back TCP all", "me -> front TCP all");
  }

  @Test
  void deny_rule() {
    assertThat(
            from(
                rows(
                    "{role: frontend}",
                    cnp(
                        "default/deny-rule",
                        "endpointSelector: {matchLabels: {role: frontend}},"
                            + " egress: [{toEntities: [all]}],"
                            + " egressDeny: [{toEndpoints: [{matchLabels: {role: backend}}]}]"))))
        .containsExactly(
            "me -> front TCP all", "me -> other/daemon TCP all", "me -> other/front TCP all", OUT);
  }

  /// `[{}]` names no peer and no port. Source: the [example][1], and [PolicyEntry.L3][2]: an empty
  /// one is a wildcard only where there are ports.
  ///
  /// [1]: https://github.com/cilium/cilium/blob/main/examples/policies/l3/egress-default-deny/egress-default-deny.yaml
  /// [2]: https://github.com/cilium/cilium/blob/main/pkg/policy/types/policyentry.go
  @Test
  void deny_all_egress() {
    List<String> rows =
        rows(
            "{role: restricted}",
            cnp(
                "default/deny-all-egress",
                "endpointSelector: {matchLabels: {role: restricted}}, egress: [{}]"));
    assertThat(from(rows)).isEmpty();
    assertThat(to(rows)).hasSize(5);
  }

  /// The opposite of a NetworkPolicy: empty lists say nothing.
  @Test
  void empty_lists_close_nothing() {
    assertThat(
            rows(
                "{}",
                cnp("default/p", "endpointSelector: {}, ingress: [], egress: [], egressDeny: []")))
        .hasSize(10);
  }

  @Test
  void service_rule() {
    assertThat(
            from(
                rows(
                    "{id: app2}",
                    service("default/myservice", "{selector: {role: backend}}"),
                    service("default/outer", "{ports: [{port: 80}]}"),
                    """
                    {apiVersion: v1, kind: Endpoints, metadata: {namespace: default, name: outer}, subsets: [{addresses: [{ip: 203.0.113.7}]}]}
                    """,
                    cnp(
                        "default/service-rule",
                        "endpointSelector: {matchLabels: {id: app2}}, egress: [{toServices:"
                            + " [{k8sService: {serviceName: myservice, namespace: default}},"
                            + " {k8sService: {serviceName: outer, namespace: default}}]}]"))))
        .containsExactly("me -> back TCP all", "me -> Internet 203.0.113.7-203.0.113.7 TCP all");
  }

  @Test
  void service_labels_rule() {
    assertThat(
            from(
                rows(
                    "{id: app2}",
                    "{apiVersion: v1, kind: Service, metadata: {namespace: other, name: s, labels:"
                        + " {head: none}}, spec: {selector: {role: frontend}}}",
                    cnp(
                        "default/service-labels-rule",
                        "endpointSelector: {matchLabels: {id: app2}}, egress: [{toServices:"
                            + " [{k8sServiceSelector: {selector: {matchLabels: {head:"
                            + " none}}}}]}]"))))
        .containsExactly("me -> other/front TCP all");
  }

  @Test
  void dev_to_kube_apiserver() {
    assertThat(
            from(
                rows(
                    "{env: dev}",
                    """
                    {apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {namespace: default, name: kubernetes,
                     labels: {kubernetes.io/service-name: kubernetes}}, endpoints: [{addresses: [192.0.2.10]}]}
                    """,
                    cnp(
                        "default/dev-to-kube-apiserver",
                        "endpointSelector: {matchLabels: {env: dev}}, egress: [{toEntities:"
                            + " [kube-apiserver]}]"))))
        .containsExactly("me -> Internet 192.0.2.10-192.0.2.10 TCP all");
  }

  @Test
  void the_api_server_on_a_node_is_that_node() {
    assertThat(
            from(
                rows(
                    "{env: dev}",
                    """
                    {apiVersion: v1, kind: Node, metadata: {name: n1, labels: {kubernetes.io/hostname: n1}}, status: {addresses: [{type: InternalIP, address: 192.0.2.10}]}}
                    """,
                    """
                    {apiVersion: v1, kind: Endpoints, metadata: {namespace: default, name: kubernetes}, subsets: [{addresses: [{ip: 192.0.2.10}]}]}
                    """,
                    cnp(
                        "default/dev-to-kube-apiserver",
                        "endpointSelector: {matchLabels: {env: dev}}, egress: [{toEntities:"
                            + " [kube-apiserver]}]"))))
        .containsExactly(
            "me -> other/daemon TCP all", "me -> Internet 192.0.2.10-192.0.2.10 TCP all");
  }

  @Test
  void to_dev_from_nodes_in_cluster() {
    assertThat(
            to(
                rows(
                    "{env: dev}",
                    cnp(
                        "default/to-dev-from-nodes-in-cluster",
                        "endpointSelector: {matchLabels: {env: dev}}, ingress: [{fromEntities:"
                            + " [host, remote-node]}]"))))
        .containsExactly("other/daemon -> me TCP all");
  }

  @Test
  void from_world_to_role_public() {
    assertThat(
            to(
                rows(
                    "{role: public}",
                    cnp(
                        "default/from-world-to-role-public",
                        "endpointSelector: {matchLabels: {role: public}}, ingress: [{fromEntities:"
                            + " [world]}]"))))
        .containsExactly(IN);
  }

  @Test
  void external_lockdown() {
    assertThat(
            to(
                rows(
                    "{}",
                    ccnp(
                        "external-lockdown",
                        "endpointSelector: {}, ingressDeny: [{fromEntities: [world]}],"
                            + " ingress: [{fromEntities: [all]}]"))))
        .containsExactly(
            "back -> me TCP all",
            "front -> me TCP all",
            "other/daemon -> me TCP all",
            "other/front -> me TCP all");
  }

  @Test
  void cidr_rule() {
    assertThat(
            from(
                rows(
                    "{app: myService}",
                    cnp(
                        "default/cidr-rule",
                        "endpointSelector: {matchLabels: {app: myService}}, egress: [{toCIDR:"
                            + " [20.1.1.1/32]}, {toCIDRSet: [{cidr: 10.0.0.0/8, except:"
                            + " [10.96.0.0/12]}]}]"))))
        .containsExactly(
            "me -> Internet 20.1.1.1-20.1.1.1 TCP all",
            "me -> Private network 10.0.0.0-10.95.255.255 TCP all",
            "me -> Private network 10.112.0.0-10.255.255.255 TCP all");
  }

  @Test
  void from_vpn_example() {
    String group =
        "{apiVersion: cilium.io/v2alpha1, kind: CiliumCIDRGroup, metadata: {name: vpn-example-1,"
            + " labels: {role: vpn}}, spec: {externalCIDRs: [203.0.113.0/24, 198.51.100.0/24]}}";
    for (String way :
        List.of("cidrGroupRef: vpn-example-1", "cidrGroupSelector: {matchLabels: {role: vpn}}")) {
      assertThat(
              to(
                  rows(
                      "{}",
                      group,
                      cnp(
                          "default/from-vpn-example",
                          "endpointSelector: {}, ingress: [{fromCIDRSet: [{%s}]}]"
                              .formatted(way)))))
          .containsExactly(
              "Internet 198.51.100.0-198.51.100.255 -> me TCP all",
              "Internet 203.0.113.0-203.0.113.255 -> me TCP all");
    }
  }

  @Test
  void to_fqdn() {
    assertThat(
            from(
                rows(
                    "{app: test-app}",
                    cnp(
                        "default/to-fqdn",
                        """
                        endpointSelector: {matchLabels: {app: test-app}}, egress: [
                          {toEndpoints: [{matchLabels: {'k8s:io.kubernetes.pod.namespace': other, 'k8s:role': frontend}}],
                           toPorts: [{ports: [{port: '53', protocol: ANY}], rules: {dns: [{matchPattern: '*'}]}}]},
                          {toFQDNs: [{matchName: my-remote-service.com}]}]
                        """))))
        .containsExactly("me -> other/front TCP 53", "me -> my-remote-service.com TCP all");
  }

  @Test
  void l4_rule() {
    assertThat(
            from(
                rows(
                    "{app: myService}",
                    cnp(
                        "default/l4-rule",
                        "endpointSelector: {matchLabels: {app: myService}}, egress: [{toPorts:"
                            + " [{ports: [{port: '80', protocol: TCP}]}]}]"))))
        .containsExactly(
            "me -> back TCP 80",
            "me -> front TCP 80",
            "me -> other/daemon TCP 80",
            "me -> other/front TCP 80",
            "me -> outside TCP 80");
  }

  @Test
  void l4_port_range_rule() {
    assertThat(
            from(
                rows(
                    "{app: myService}",
                    cnp(
                        "default/l4-port-range-rule",
                        "endpointSelector: {matchLabels: {app: myService}}, egress: [{toPorts:"
                            + " [{ports: [{port: '80', endPort: 444, protocol: TCP}]}]}]"))))
        .contains("me -> outside TCP 80-444")
        .hasSize(5);
  }

  @Test
  void l3_l4_combined() {
    assertThat(
            to(
                rows(
                    "{role: backend}",
                    cnp(
                        "default/l4-rule",
                        "endpointSelector: {matchLabels: {role: backend}}, ingress:"
                            + " [{fromEndpoints: [{matchLabels: {role: frontend}}], toPorts:"
                            + " [{ports: [{port: '80', protocol: TCP}]}]}]"))))
        .containsExactly("front -> me TCP 80");
  }

  @Test
  void cidr_l4_rule() {
    assertThat(
            from(
                rows(
                    "{role: crawler}",
                    cnp(
                        "default/cidr-l4-rule",
                        "endpointSelector: {matchLabels: {role: crawler}}, egress: [{toCIDR:"
                            + " [192.0.2.0/24], toPorts: [{ports: [{port: '80', protocol:"
                            + " TCP}]}]}]"))))
        .containsExactly("me -> Internet 192.0.2.0-192.0.2.255 TCP 80");
  }

  @Test
  void icmp_rule_opens_no_port() {
    assertThat(
            from(
                rows(
                    "{app: myService}",
                    cnp(
                        "default/icmp-rule",
                        "endpointSelector: {matchLabels: {app: myService}}, egress: [{icmps:"
                            + " [{fields: [{type: 8, family: IPv4}, {type: EchoRequest, family:"
                            + " IPv6}]}]}]"))))
        .isEmpty();
  }

  @Test
  void isolate_namespace() {
    assertThat(
            to(
                rows(
                    "{}",
                    cnp(
                        "default/isolate-ns1",
                        "endpointSelector: {matchLabels: {}}, ingress: [{fromEndpoints:"
                            + " [{matchLabels: {}}]}]"))))
        .containsExactly("back -> me TCP all", "front -> me TCP all");
  }

  @Test
  void k8s_expose_across_namespace() {
    for (String other :
        List.of(
            "'k8s:io.kubernetes.pod.namespace': other",
            "'io.kubernetes.pod.namespace': other",
            "'k8s:io.cilium.k8s.namespace.labels.team': blue",
            "'io.cilium.k8s.namespace.labels.kubernetes.io/metadata.name': other")) {
      assertThat(
              to(
                  rows(
                      "{name: leia}",
                      cnp(
                          "default/k8s-expose-across-namespace",
                          "endpointSelector: {matchLabels: {name: leia}}, ingress: [{fromEndpoints:"
                              + " [{matchLabels: {%s, role: frontend}}]}]".formatted(other)))))
          .containsExactly("other/front -> me TCP all");
    }
  }

  @Test
  void k8s_svc_account() {
    assertThat(
            to(
                rows(
                    "{}",
                    ccnp(
                        "k8s-svc-account",
                        "endpointSelector: {matchLabels: {io.cilium.k8s.policy.serviceaccount:"
                            + " leia}}, ingress: [{fromEndpoints: [{matchLabels:"
                            + " {io.cilium.k8s.policy.serviceaccount: luke}}], toPorts: [{ports:"
                            + " [{port: '80', protocol: TCP}], rules: {http: [{method: GET, path:"
                            + " /public$}]}}]}]"))))
        .containsExactly("other/front -> me TCP 80");
  }

  @Test
  void clusterwide_policy_example() {
    assertThat(
            to(
                rows(
                    "{name: leia}",
                    ccnp(
                        "clusterwide-policy-example",
                        "endpointSelector: {matchLabels: {name: leia}}, ingress: [{fromEndpoints:"
                            + " [{matchLabels: {role: frontend}}]}]"))))
        .containsExactly("front -> me TCP all", "other/front -> me TCP all");
  }

  @Test
  void wildcard_from_endpoints_means_every_pod_and_nothing_else() {
    assertThat(
            to(
                rows(
                    "{k8s-app: kube-dns}",
                    ccnp(
                        "wildcard-from-endpoints",
                        "endpointSelector: {matchLabels: {'k8s:io.kubernetes.pod.namespace':"
                            + " default, k8s-app: kube-dns}}, ingress: [{fromEndpoints: [{}],"
                            + " toPorts: [{ports: [{port: '53', protocol: TCP}]}]}]"))))
        .containsExactly("back -> me TCP 53", "front -> me TCP 53", "other/front -> me TCP 53");
  }

  @Test
  void intercept_all_dns_closes_nothing() {
    assertThat(
            rows(
                "{}",
                ccnp(
                    "intercept-all-dns",
                    """
                    endpointSelector: {matchExpressions: [{key: io.kubernetes.pod.namespace, operator: NotIn, values: [kube-system]}]},
                    enableDefaultDeny: {egress: false, ingress: false},
                    egress: [{toEndpoints: [{matchLabels: {io.kubernetes.pod.namespace: other}}],
                              toPorts: [{ports: [{port: '53', protocol: TCP}], rules: {dns: [{matchPattern: '*'}]}}]}]
                    """)))
        .hasSize(10);
  }

  /// The table of [deny policies](https://docs.cilium.io/en/stable/security/policy/deny/), column
  /// by column: which of ports 80 and 81 of the server a client reaches.
  @Test
  void the_table_of_denials() {
    String allow =
        "ingress: [{fromEndpoints: [{matchLabels: {role: frontend}}]}, {toPorts: [{ports: [{port:"
            + " '81', protocol: TCP}, {port: '80', protocol: TCP}]}]}]";
    String port = "{toPorts: [{ports: [{port: '80', protocol: TCP}]}]}";
    String client = "{fromEndpoints: [{matchLabels: {role: frontend}}]}";
    assertThat(
            Stream.of(
                    allow,
                    allow + ", ingressDeny: [" + port + "]",
                    allow + ", ingressDeny: [" + client + "]",
                    allow + ", ingressDeny: [" + port + ", " + client + "]",
                    "ingressDeny: [" + port + "]")
                .map(spec -> rows("{}", cnp("default/p", "endpointSelector: {}, " + spec)))
                .map(rows -> rows.stream().filter(r -> r.startsWith("front -> me")).toList()))
        .containsExactly(
            List.of("front -> me TCP all"),
            List.of("front -> me TCP 1-79", "front -> me TCP 81-65535"),
            List.of(),
            List.of(),
            List.of());
  }
}
