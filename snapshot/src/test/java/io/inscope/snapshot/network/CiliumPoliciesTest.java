package io.inscope.snapshot.network;

import static io.inscope.snapshot.network.DocumentedCiliumPoliciesTest.ccnp;
import static io.inscope.snapshot.network.DocumentedCiliumPoliciesTest.cnp;
import static io.inscope.snapshot.network.World.pod;
import static io.inscope.snapshot.network.World.podRef;
import static io.inscope.snapshot.network.World.policy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How Cilium's policies go together with others, what is not valid and what is not looked at.
class CiliumPoliciesTest {
  private static final List<String> PODS =
      List.of(
          pod("pay/db", "{app: db}", "{containers: [{ports: [{name: sql, containerPort: 5432}]}]}"),
          pod("shop/web", "{app: web}", "{}"),
          pod("shop/ads", "{app: ads}", "{}"));

  private static World world(String... documents) {
    List<String> all = new ArrayList<>(PODS);
    all.addAll(Arrays.asList(documents));
    return World.of(all.toArray(String[]::new));
  }

  private static String agents(String data) {
    return "{apiVersion: v1, kind: ConfigMap, metadata: {name: cilium-config, namespace: kube-system}, data: {%s}}"
        .formatted(data);
  }

  private static final String DAEMON =
      "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: cilium, namespace: kube-system},"
          + " spec: {template: {spec: {hostNetwork: true, containers: [{name: cilium-agent, image:"
          + " 'quay.io/cilium/cilium:v1.16.1'}]}}}}";

  private static final String CALICO =
      "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: calico-node, namespace:"
          + " kube-system}, spec: {template: {spec: {hostNetwork: true, containers: [{name:"
          + " calico-node, image: 'docker.io/calico/node:v3.29.1'}]}}}}";

  private static List<String> toDb(World world) {
    return world.tcp().stream().filter(row -> row.matches("shop/[a-z]+ -> pay/db .*")).toList();
  }

  private static final String FROM_WEB =
      "{fromEndpoints: [{matchLabels: {'k8s:io.kubernetes.pod.namespace': shop, app: web}}]}";
  private static final String FROM_SHOP =
      "{fromEndpoints: [{matchLabels: {'k8s:io.kubernetes.pod.namespace': shop}}]}";

  @Test
  void what_any_kind_permits_is_permitted() {
    World world =
        world(
            policy("pay/closed", "{podSelector: {}}"),
            cnp("pay/c", "endpointSelector: {}, ingress: [%s]".formatted(FROM_WEB)),
            ccnp(
                "w",
                "endpointSelector: {matchLabels: {app: db}}, ingress: [{fromEndpoints:"
                    + " [{matchLabels: {app: ads}}], toPorts: [{ports: [{port: sql}]}]}]"));
    assertThat(toDb(world))
        .containsExactly(
            "shop/ads -> pay/db TCP 5432 ALLOWED", "shop/web -> pay/db TCP all ALLOWED");
  }

  @Test
  void a_denial_beats_every_permission_and_closes() {
    World world =
        world(
            policy("pay/open", "{podSelector: {}, ingress: [{}]}"),
            ccnp(
                "w",
                "endpointSelector: {}, ingressDeny: [{fromEndpoints: [{matchLabels: {app: ads}}]}],"
                    + " enableDefaultDeny: {ingress: false}"));
    assertThat(toDb(world)).containsExactly("shop/web -> pay/db TCP all ALLOWED");
    assertThat(world.row("pay/db", "shop/web").becauseIngress())
        .isEqualTo(
            "no policy isolates shop/web for ingress, and no rule of CiliumClusterwideNetworkPolicy"
                + " w decides it");
    assertThat(
            toDb(
                world(cnp("pay/c", "endpointSelector: {}, ingressDeny: [{fromEntities: [none]}]"))))
        .isEmpty();
  }

  @Test
  void a_policy_that_does_not_close_opens_what_another_closes() {
    String open =
        cnp(
            "pay/open",
            "endpointSelector: {}, enableDefaultDeny: {ingress: false}, ingress: [%s]"
                .formatted(FROM_WEB));
    assertThat(toDb(world(open))).hasSize(2);
    assertThat(toDb(world(open, policy("pay/closed", "{podSelector: {}}"))))
        .containsExactly("shop/web -> pay/db TCP all ALLOWED");
    assertThat(world(open).the().isolation(podRef("pay/db"), Direction.INGRESS).state())
        .isEqualTo(Isolation.State.NO);
  }

  @Test
  void a_policy_with_one_entry_isolates_in_that_direction() {
    World world = world(cnp("pay/c", "endpointSelector: {}, ingress: [{}]"));
    assertThat(world.the().isolation(podRef("pay/db"), Direction.INGRESS).state())
        .isEqualTo(Isolation.State.YES);
    assertThat(world.the().isolation(podRef("pay/db"), Direction.EGRESS).state())
        .isEqualTo(Isolation.State.NO);
  }

  @Test
  void default_denial_without_a_rule_is_not_sure() {
    World world =
        world(
            cnp(
                "pay/c",
                "endpointSelector: {}, enableDefaultDeny: {ingress: true}, egress: [{toEntities:"
                    + " [all]}]"));
    assertThat(toDb(world))
        .containsExactly(
            "shop/ads -> pay/db TCP all UNKNOWN", "shop/web -> pay/db TCP all UNKNOWN");
    assertThat(world.row("shop/ads", "pay/db").unknown())
        .isEqualTo(
            "whether CiliumNetworkPolicy pay/c enableDefaultDeny.ingress matches is not known:"
                + " without a rule of the direction not every release of Cilium heeds it");
  }

  @Test
  void spec_and_specs_are_one_policy() {
    World world =
        World.of(
            String.join("\n---\n", PODS),
            "{apiVersion: cilium.io/v2, kind: CiliumNetworkPolicy, metadata: {namespace: pay, name:"
                + " c}, spec: {endpointSelector: {}, ingress: ["
                + FROM_SHOP
                + "]},\n"
                + "specs: [{endpointSelector: {}, egress: [{}]},\n"
                + " {endpointSelector: {}, ingressDeny: [\n"
                + "{fromEndpoints: [{matchLabels: {'any:io.kubernetes.pod.namespace': shop, app:"
                + " ads}}]}]}]}");
    assertThat(toDb(world)).containsExactly("shop/web -> pay/db TCP all ALLOWED");
    Explanation explanation = explain(world, "shop/ads", "pay/db", 80);
    assertThat(explanation.because())
        .isEqualTo(
            "Denied: denied by CiliumNetworkPolicy pay/c specs[1].ingressDeny[0] at"
                + " world.yaml:10.");
    assertThat(world.tcp()).noneMatch(row -> row.startsWith("pay/db ->"));
  }

  private static Explanation explain(World world, String from, String to, int port) {
    return world
        .the()
        .explain(
            new Peer.OfObject(podRef(from)), new Peer.OfObject(podRef(to)), Protocol.TCP, port);
  }

  @Test
  void what_the_proxy_asks_for_shows_in_the_reason() {
    World world =
        world(
            cnp(
                "pay/c",
                """
                endpointSelector: {}, ingress: [
                  {fromEndpoints: [{matchLabels: {'k8s:io.kubernetes.pod.namespace': shop}}], authentication: {mode: required}, toPorts: [
                    {ports: [{port: '80', protocol: TCP}], rules: {http: [{method: GET}]}},
                    {ports: [{port: '81', protocol: TCP}], rules: {l7proto: r2d2, l7: [{x: y}]}},
                    {ports: [{port: '82', protocol: TCP}], terminatingTLS: {secret: {name: s}}}]}]
                """),
            cnp(
                "shop/c",
                """
                endpointSelector: {matchLabels: {app: web}}, egress: [{toEntities: [all], toPorts: [
                    {ports: [{port: '80', protocol: TCP}], listener: {name: l, envoyConfig: {name: e}}},
                    {ports: [{port: '81', protocol: TCP}], serverNames: [a.example, b.example]},
                    {ports: [{port: '82', protocol: TCP}]}]}]
                """));
    assertThat(
            world
                .rows()
                .filter(row -> row.from().name().equals("web") && row.to().name().equals("db"))
                .map(
                    row -> row.ports() + ": " + row.becauseEgress() + " | " + row.becauseIngress()))
        .containsExactly(
            "TCP 80-82: CiliumNetworkPolicy shop/c egress[0] at world.yaml:14; CiliumNetworkPolicy"
                + " shop/c egress[0] at world.yaml:14 (L7-restricted: TLS server names a.example,"
                + " b.example); CiliumNetworkPolicy shop/c egress[0] at world.yaml:14"
                + " (L7-restricted: by Envoy listener l) | CiliumNetworkPolicy pay/c ingress[0] at"
                + " world.yaml:8 (L7-restricted: HTTP; both sides must prove who they are);"
                + " CiliumNetworkPolicy pay/c ingress[0] at world.yaml:8 (L7-restricted: r2d2; both"
                + " sides must prove who they are); CiliumNetworkPolicy pay/c ingress[0] at"
                + " world.yaml:8 (TLS ends at the proxy; both sides must prove who they are)");
    assertThat(explain(world, "shop/web", "pay/db", 80).ingress())
        .isEqualTo(
            new Explanation.Side(
                Answer.ALLOWED,
                "CiliumNetworkPolicy pay/c ingress[0] at world.yaml:8 (L7-restricted: HTTP; both"
                    + " sides must prove who they are)",
                List.of(
                    new Explanation.Step(
                        "CiliumNetworkPolicy pay/c",
                        "world.yaml:7",
                        "isolates pay/db for ingress",
                        false),
                    new Explanation.Step(
                        "CiliumNetworkPolicy pay/c ingress[0]",
                        "world.yaml:8",
                        "allows it (L7-restricted: HTTP; both sides must prove who they are)",
                        true),
                    new Explanation.Step(
                        "CiliumNetworkPolicy pay/c ingress[0]",
                        "world.yaml:8",
                        "does not match: the port is not among TCP 81",
                        false),
                    new Explanation.Step(
                        "CiliumNetworkPolicy pay/c ingress[0]",
                        "world.yaml:8",
                        "does not match: the port is not among TCP 82",
                        false))));
  }

  @Test
  void explain_tells_in_the_policys_words_why_a_rule_does_not_match() {
    World world =
        world(
            cnp(
                "pay/c",
                "endpointSelector: {}, ingress: [{}, {fromEntities: [world]}, {fromCIDRSet: [{cidr:"
                    + " 10.0.0.0/8, except: [10.1.0.0/16]}]}, {fromEndpoints: [{}]}]"));
    assertThat(explain(world, "shop/web", "pay/db", 80).ingress().steps())
        .extracting(Explanation.Step::outcome)
        .containsExactly(
            "isolates pay/db for ingress",
            "does not match: from selects nobody, the source is a pod",
            "does not match: from selects entity world, the source is a pod",
            "does not match: from selects addresses 10.0.0.0/8 except 10.1.0.0/16, the source is a"
                + " pod",
            "does not match: from selects any pod in pay, the source is in namespace shop");
  }

  @Test
  void names_are_destinations_of_their_own() {
    World world =
        world(
            cnp(
                "shop/c",
                """
                endpointSelector: {matchLabels: {app: web}}, egress: [
                  {toFQDNs: [{matchName: API.example.com.}, {matchPattern: '*.example.com'}], toPorts: [{ports: [{port: '443', protocol: TCP}]}]},
                  {toFQDNs: [{matchName: api.example.com}], toPorts: [{ports: [{port: '8443', protocol: TCP}]}]}]
                """));
    List<Connection> rows =
        world
            .rows()
            .filter(row -> row.from().name().equals("web"))
            .filter(row -> row.ports().protocol() == Protocol.TCP)
            .toList();
    assertThat(rows.stream().map(World::line))
        .containsExactly(
            "shop/web -> Internet 0.0.0.0-255.255.255.255 TCP 443 UNKNOWN",
            "shop/web -> Internet 0.0.0.0-255.255.255.255 TCP 8443 UNKNOWN",
            "shop/web -> *.example.com TCP 443 ALLOWED",
            "shop/web -> api.example.com TCP 443 ALLOWED",
            "shop/web -> api.example.com TCP 8443 ALLOWED");
    Connection name = rows.get(3);
    assertThat(name.to())
        .isEqualTo(new Endpoint(Endpoint.Type.DNS, "", "", "", "api.example.com", ""));
    assertThat(name.via()).isEqualTo("name");
    assertThat(name.becauseEgress())
        .isEqualTo("CiliumNetworkPolicy shop/c egress[0] at world.yaml:8");
    assertThat(name.becauseIngress()).isEqualTo("outside the cluster");
    assertThat(rows.getFirst().unknown())
        .isEqualTo(
            "whether CiliumNetworkPolicy shop/c egress[0] matches depends on the addresses that the"
                + " DNS gives api.example.com, *.example.com");
  }

  @Test
  void a_denial_of_the_world_denies_names_too() {
    String names = "egress: [{toFQDNs: [{matchName: a.example}]}]";
    World denied =
        world(
            cnp("shop/c", "endpointSelector: {}, " + names),
            ccnp("w", "endpointSelector: {}, egressDeny: [{toEntities: [world]}]"));
    assertThat(denied.tcp()).noneMatch(row -> row.contains("a.example"));
    World partly =
        world(
            cnp("shop/c", "endpointSelector: {}, " + names),
            ccnp("w", "endpointSelector: {}, egressDeny: [{toCIDR: [169.254.169.254/32]}]"));
    assertThat(partly.tcp()).contains("shop/web -> a.example TCP all ALLOWED");
  }

  @Test
  void entities_that_are_no_workload_open_nothing_in_sight() {
    for (String entity : List.of("health", "init", "ingress", "unmanaged", "none")) {
      assertThat(
              toDb(
                  world(
                      cnp(
                          "pay/c",
                          "endpointSelector: {}, ingress: [{fromEntities: [%s]}]"
                              .formatted(entity)))))
          .isEmpty();
    }
    assertThat(
            world(
                    cnp(
                        "pay/c",
                        "endpointSelector: {}, ingress: [{fromEndpoints: [{matchLabels:"
                            + " {'reserved:world': ''}}]}]"))
                .tcp())
        .contains("Internet 0.0.0.0-255.255.255.255 -> pay/db TCP all ALLOWED")
        .noneMatch(row -> row.startsWith("shop/web -> pay/db"));
  }

  @Test
  void the_clusters_own_name_means_its_pods() {
    String named =
        cnp(
            "pay/c",
            "endpointSelector: {}, ingress: [{fromEndpoints: [{matchLabels:"
                + " {io.cilium.k8s.policy.cluster: one, 'k8s:io.kubernetes.pod.namespace':"
                + " shop}}]}]");
    assertThat(toDb(world(named, agents("cluster-name: one")))).hasSize(2);
    assertThat(toDb(world(named, agents("cluster-name: two")))).isEmpty();
    World unknown = world(named);
    assertThat(toDb(unknown)).allMatch(row -> row.endsWith("UNKNOWN")).hasSize(2);
    assertThat(unknown.the().limits())
        .contains(
            "CiliumNetworkPolicy pay/c ingress[0] at world.yaml:7 is not looked at in full: it asks"
                + " for the name of the cluster, which is not known.");
  }

  @Test
  void a_label_that_is_no_part_of_an_identity_is_not_sure_to_match() {
    String rule =
        "ingress: [{fromEndpoints: [{matchLabels: {'k8s:io.kubernetes.pod.namespace': shop,"
            + " pod-template-hash: x}}]}]";
    World world =
        World.of(
            PODS.getFirst(),
            pod("shop/web", "{pod-template-hash: x}", "{}"),
            cnp("pay/c", "endpointSelector: {}, " + rule));
    assertThat(toDb(world)).containsExactly("shop/web -> pay/db TCP all UNKNOWN");
    assertThat(
            toDb(
                world(
                    cnp(
                        "pay/c",
                        "endpointSelector: {matchLabels: {pod-template-hash: x}}, ingress: [{}]"))))
        .allMatch(row -> row.endsWith("UNKNOWN"))
        .hasSize(2);
  }

  @Test
  void always_closes_every_pod() {
    World world = world(agents("enable-policy: always"));
    assertThat(world.tcp()).isEmpty();
    assertThat(explain(world, "shop/web", "pay/db", 80).because())
        .isEqualTo(
            "Denied: no rule of ConfigMap kube-system/cilium-config permits it; no rule of"
                + " ConfigMap kube-system/cilium-config permits it.");
    assertThat(
            world(
                    agents("enable-policy: always"),
                    cnp(
                        "pay/c",
                        "endpointSelector: {}, ingress: [%s], egress: [{}]".formatted(FROM_WEB)),
                    cnp("shop/c", "endpointSelector: {}, egress: [{toEntities: [cluster]}]"))
                .tcp())
        .containsExactly("shop/web -> pay/db TCP all ALLOWED");
  }

  @Test
  void cidrs_match_nodes_only_where_the_agents_are_told_so() {
    String node =
        "{apiVersion: v1, kind: Node, metadata: {name: n1}, status: {addresses: [{type:"
            + " InternalIP, address: 192.0.2.1}]}}";
    String daemon =
        pod(
            "ops/d",
            "{}",
            "{hostNetwork: true, nodeName: n1}",
            "{hostIP: 192.0.2.1, podIP: 192.0.2.1}");
    String rule = cnp("pay/c", "endpointSelector: {}, egress: [{toCIDR: [192.0.2.0/24]}]");
    String elsewhere = pod("pay/x", "{}", "{nodeName: n2}");
    assertThat(
            world(node, daemon, elsewhere, rule).tcp().stream()
                .filter(row -> row.startsWith("pay/x ->")))
        .containsExactly(
            "pay/x -> Internet 192.0.2.0-192.0.2.0 TCP all ALLOWED",
            "pay/x -> Internet 192.0.2.2-192.0.2.255 TCP all ALLOWED");
    assertThat(
            world(node, daemon, elsewhere, rule, DAEMON, agents("policy-cidr-match-mode: nodes"))
                .tcp()
                .stream()
                .filter(row -> row.startsWith("pay/x ->")))
        .contains(
            "pay/x -> ops/d TCP all ALLOWED",
            "pay/x -> Internet 192.0.2.0-192.0.2.255 TCP all ALLOWED");
  }

  @Test
  void nodes_by_label_need_a_setting() {
    String node =
        "{apiVersion: v1, kind: Node, metadata: {name: n1, labels: {role: cp}}, status: {addresses:"
            + " [{type: InternalIP, address: 192.0.2.1}]}}";
    String daemon = pod("ops/d", "{}", "{hostNetwork: true, nodeName: n1}");
    String elsewhere = pod("pay/x", "{}", "{nodeName: n2}");
    String rule =
        cnp("pay/c", "endpointSelector: {}, egress: [{toNodes: [{matchLabels: {role: cp}}]}]");
    assertThat(
            world(node, daemon, elsewhere, rule, agents("enable-node-selector-labels: 'true'"))
                .tcp())
        .contains("pay/x -> ops/d TCP all ALLOWED");
    assertThat(world(node, daemon, elsewhere, rule).tcp())
        .contains("pay/x -> ops/d TCP all UNKNOWN");
    assertThat(world(node, daemon, elsewhere, rule, agents("a: b")).the().limits())
        .contains(
            "CiliumNetworkPolicy pay/c at world.yaml:13 is not valid and not applied:"
                + " /spec/egress/0/toNodes/0 needs enable-node-selector-labels, which is off");
  }

  @Test
  void what_is_for_nodes_or_says_nothing_is_told() {
    World world =
        world(
            ccnp("h", "nodeSelector: {}, ingress: [{fromEntities: [cluster]}]"),
            cnp("pay/c", "endpointSelector: {}, ingress: []"),
            ccnp("i", "endpointSelector: {matchLabels: {'reserved:ingress': ''}}, ingress: [{}]"),
            "{apiVersion: cilium.io/v2, kind: CiliumLocalRedirectPolicy, metadata: {namespace:"
                + " shop, name: r}}");
    assertThat(toDb(world)).hasSize(2);
    assertThat(world.the().limits())
        .contains(
            "CiliumClusterwideNetworkPolicy h at world.yaml:7 is for nodes (nodeSelector), which is"
                + " not evaluated: where enable-host-firewall is on, what nodes send and receive"
                + " can only be less.",
            "CiliumClusterwideNetworkPolicy i at world.yaml:11 selects no pods, and what it selects"
                + " is not evaluated.",
            "CiliumLocalRedirectPolicy shop/r at world.yaml:1 is not evaluated: it sends traffic"
                + " for an address or a service to pods of the same node.",
            "CiliumNetworkPolicy pay/c at world.yaml:9 has no rule, so it says nothing; Cilium"
                + " refuses it from 1.17 on.");
  }

  @Test
  void requirements_are_perhaps_a_denial() {
    World world =
        world(
            cnp(
                "pay/c",
                "endpointSelector: {}, ingress: [%s, {fromRequires: [{matchLabels:"
                        .formatted(FROM_SHOP)
                    + " {'k8s:io.kubernetes.pod.namespace': shop, app: web}}]}]"));
    assertThat(toDb(world))
        .containsExactly(
            "shop/ads -> pay/db TCP all UNKNOWN", "shop/web -> pay/db TCP all ALLOWED");
  }

  @Test
  void ports_beside_services_are_refused_by_older_releases() {
    World world =
        world(
            World.service("pay/db", "{selector: {app: db}}"),
            cnp(
                "shop/c",
                "endpointSelector: {}, egress: [{toServices: [{k8sService: {serviceName: db}}],"
                    + " toPorts: [{ports: [{port: '80'}]}]}]"));
    assertThat(toDb(world))
        .containsExactly("shop/ads -> pay/db TCP 80 ALLOWED", "shop/web -> pay/db TCP 80 ALLOWED");
    assertThat(world.the().limits())
        .contains(
            "CiliumNetworkPolicy shop/c at world.yaml:9 names ports beside toServices; before 1.17"
                + " Cilium refuses that, and nothing of the policy applies.");
  }

  @Test
  void a_service_account_is_told_in_the_policys_words() {
    World world =
        world(
            ccnp(
                "w",
                "endpointSelector: {matchLabels: {io.cilium.k8s.policy.serviceaccount: clerk}},"
                    + " ingress: [{}]"));
    assertThat(explain(world, "shop/web", "pay/db", 80).ingress().steps())
        .containsExactly(
            new Explanation.Step(
                "CiliumClusterwideNetworkPolicy w",
                "world.yaml:7",
                "does not select pay/db: it is for any pod in any namespace and"
                    + " io.cilium.k8s.policy.serviceaccount=clerk",
                false));
  }

  @Test
  void a_field_that_is_not_understood_may_mean_anything() {
    for (String rule :
        List.of(
            "{fromEndpoint: [{}]}",
            "{fromEndpoint: [{}], toPorts: [{ports: [{port: '0'}]}]}",
            "{fromEntities: [all], toPorts: [{port: [{port: '80'}], ports: [{port: '0'}]}]}")) {
      assertThat(toDb(world(cnp("pay/c", "endpointSelector: {}, ingress: [%s]".formatted(rule)))))
          .hasSize(2)
          .allMatch(row -> row.endsWith("UNKNOWN"));
    }
    assertThat(world(cnp("pay/c", "endpointSelector: {}, ingres: [{}]")).the().limits())
        .contains(
            "CiliumNetworkPolicy pay/c at world.yaml:7 is not valid and not applied: /spec is not"
                + " known in full: its field ingres is not understood");
  }

  @Test
  void groups_of_a_cloud_are_not_known() {
    assertThat(
            world(cnp("shop/c", "endpointSelector: {}, egress: [{toGroups: [{aws: {region: r}}]}]"))
                .tcp())
        .contains("shop/web -> Internet 0.0.0.0-255.255.255.255 TCP all UNKNOWN")
        .noneMatch(row -> row.startsWith("shop/web -> pay/db"));
  }

  @Test
  void another_plugin_does_not_enforce_them() {
    String closed = cnp("pay/c", "endpointSelector: {}, ingress: [{}]");
    assertThat(toDb(world(closed, DAEMON))).isEmpty();
    World world = world(closed, CALICO);
    assertThat(toDb(world)).hasSize(2).allMatch(row -> row.endsWith("ALLOWED"));
    assertThat(world.row("shop/web", "pay/db").becauseIngress())
        .isEqualTo(
            "declared denied by CiliumNetworkPolicy pay/c, but nobody enforces it: Calico v3.29.1"
                + " does not know CiliumNetworkPolicy (cilium.io)");
  }

  @Test
  void one_that_does_not_close_puts_nothing_in_doubt_that_is_open() {
    String open =
        cnp(
            "pay/c",
            "endpointSelector: {}, enableDefaultDeny: {ingress: false}, ingress: [%s]"
                .formatted(FROM_WEB));
    assertThat(toDb(world(open, CALICO)))
        .containsExactly(
            "shop/ads -> pay/db TCP all ALLOWED", "shop/web -> pay/db TCP all ALLOWED");
  }

  @Test
  void what_an_invalid_policy_selects_is_not_known() {
    World world =
        world(
            policy("pay/closed", "{podSelector: {}}"),
            cnp("pay/c", "endpointSelector: {}, ingress: [{fromEntities: [worlds]}]"));
    assertThat(toDb(world)).hasSize(2).allMatch(row -> row.endsWith("UNKNOWN"));
    assertThat(world.row("shop/web", "pay/db").unknown())
        .isEqualTo(
            "CiliumNetworkPolicy pay/c selects it but is not valid: /spec/ingress/0/fromEntities/0"
                + " names 'worlds', which is not an entity");
    assertThat(world.tcp()).contains("pay/db -> shop/web TCP all ALLOWED");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ingress: [{}]                                                                               | /spec must have one of endpointSelector and nodeSelector
          nodeSelector: {}, ingress: [{}]                                                             | /spec/nodeSelector is only for a CiliumClusterwideNetworkPolicy
          endpointSelector: {matchLabels: {'x:a': b}}, ingress: [{}]                                  | /spec/endpointSelector asks for 'x:a', which is not understood
          endpointSelector: {matchLabels: {a: '-'}}, ingress: [{}]                                    | /spec/endpointSelector/matchLabels/a '-' is not a label value
          endpointSelector: {}, ingress: [{fromCIDR: [10.0.0.0]}]                                     | /spec/ingress/0/fromCIDR/0 is '10.0.0.0', not a CIDR
          endpointSelector: {}, ingress: [{fromCIDR: [10.0.0.0/8], fromEntities: [all]}]              | /spec/ingress/0/fromCIDR stands beside fromEntities; a rule has one of them
          endpointSelector: {}, ingress: [{fromCIDRSet: [{cidr: 10.0.0.0/8, except: [11.0.0.0/9]}]}]  | /spec/ingress/0/fromCIDRSet/0/except/0 is '11.0.0.0/9', which is not a part of cidr 10.0.0.0/8
          endpointSelector: {}, ingress: [{fromCIDRSet: [{except: [11.0.0.0/9]}]}]                    | /spec/ingress/0/fromCIDRSet/0 must have one of cidr, cidrGroupRef and cidrGroupSelector
          endpointSelector: {}, ingress: [{fromEndpoints: [{matchLabels: {'reserved:host': '', a: b}}]}] | /spec/ingress/0/fromEndpoints/0 asks for reserved labels in a way that is not understood
          endpointSelector: {}, ingress: [{toPorts: [{ports: [{port: 80}]}]}]                         | /spec/ingress/0/toPorts/0/ports/0/port is a number where a text belongs
          endpointSelector: {}, ingress: [{toPorts: [{ports: [{protocol: TCP}]}]}]                    | /spec/ingress/0/toPorts/0/ports/0/port is missing
          endpointSelector: {}, ingress: [{toPorts: [{ports: [{port: '65536'}]}]}]                    | /spec/ingress/0/toPorts/0/ports/0/port is '65536', neither a port nor a name of one
          endpointSelector: {}, ingress: [{toPorts: [{ports: [{port: '80', endPort: 65536}]}]}]       | /spec/ingress/0/toPorts/0/ports/0/endPort is 65536, not within 0 to 65535
          endpointSelector: {}, ingress: [{toPorts: [{ports: [{port: '80', protocol: tcp}]}]}]        | /spec/ingress/0/toPorts/0/ports/0/protocol is 'tcp', not TCP, UDP, SCTP or ANY
          endpointSelector: {}, ingress: [{icmps: [{}], toPorts: [{}]}]                               | /spec/ingress/0/icmps stands beside toPorts; a rule has one or the other
          endpointSelector: {}, ingress: [{toPorts: [{ports: [{port: '80'}], rules: {http: []}}]}]    | /spec/ingress/0/toPorts/0/rules needs ports of protocol TCP
          endpointSelector: {}, ingress: [{toPorts: [{ports: [{port: '53'}], rules: {dns: [{}]}}]}]   | /spec/ingress/0/toPorts/0/rules/dns stands in an ingress rule, where it is not allowed
          endpointSelector: {}, egress: [{toPorts: [{rules: {dns: [], http: []}}]}]                   | /spec/egress/0/toPorts/0/rules has HTTP and DNS; an entry is of one kind
          endpointSelector: {}, egress: [{toPorts: [{ports: [{port: '0', protocol: TCP}], rules: {http: []}}]}] | /spec/egress/0/toPorts/0/rules needs a port other than 0
          endpointSelector: {}, egress: [{toPorts: [{ports: [{port: '53', endPort: 54}], rules: {dns: []}}]}] | /spec/egress/0/toPorts/0/ports/0/endPort stands beside DNS rules, which know no ranges
          endpointSelector: {}, egress: [{toPorts: [{rules: {l7: []}}]}]                              | /spec/egress/0/toPorts/0/rules/l7 needs l7proto
          endpointSelector: {}, ingress: [{toPorts: [{listener: {name: l}}]}]                         | /spec/ingress/0/toPorts/0/listener stands in an ingress rule, where it is not allowed
          endpointSelector: {}, egress: [{toPorts: [{serverNames: ['']}]}]                            | /spec/egress/0/toPorts/0/serverNames/0 is empty
          endpointSelector: {}, egressDeny: [{toPorts: [{ports: [{port: '80'}], rules: {http: []}}]}] | /spec/egressDeny/0/toPorts/0/rules stands in a denial, which is for whole ports
          endpointSelector: {}, egressDeny: [{toFQDNs: [{matchName: a.example}]}]                     | /spec/egressDeny/0/toFQDNs stands in a denial, which cannot name domains
          endpointSelector: {}, egress: [{toFQDNs: [{matchName: a*}]}]                                | /spec/egress/0/toFQDNs/0/matchName is 'a*', not a name of the DNS
          endpointSelector: {}, egress: [{toFQDNs: [{}]}]                                             | /spec/egress/0/toFQDNs/0 must have one of matchName and matchPattern
          endpointSelector: {}, egress: [{toServices: [{}]}]                                          | /spec/egress/0/toServices/0 must have one of k8sService and k8sServiceSelector
          endpointSelector: {}, ingress: [{authentication: {mode: x}, fromEntities: [all]}]           | /spec/ingress/0/authentication/mode is 'x', not required or disabled
          """)
  void what_is_not_valid_is_not_applied(String spec, String reason) {
    assertThat(world(cnp("pay/c", spec)).the().limits())
        .contains(
            "CiliumNetworkPolicy pay/c at world.yaml:7 is not valid and not applied: " + reason);
  }

  @Test
  void an_entry_with_too_many_ports_is_not_valid() {
    String ports = "{port: '80'}, ".repeat(41);
    assertThat(
            world(
                    cnp(
                        "pay/c",
                        "endpointSelector: {}, ingress: [{toPorts: [{ports: [%s]}]}]"
                            .formatted(ports)))
                .the()
                .limits())
        .contains(
            "CiliumNetworkPolicy pay/c at world.yaml:7 is not valid and not applied:"
                + " /spec/ingress/0/toPorts/0/ports has 41 entries, more than 40");
  }
}
