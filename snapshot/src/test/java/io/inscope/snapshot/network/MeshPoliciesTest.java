package io.inscope.snapshot.network;

import static io.inscope.snapshot.network.World.podRef;
import static io.inscope.snapshot.network.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Istio's own examples, and what is not valid, not sure or not looked at.
class MeshPoliciesTest {
  private static final List<String> CLUSTER =
      List.of(
          "{apiVersion: v1, kind: Namespace, metadata: {name: foo, labels: {istio-injection:"
              + " enabled}}}",
          "{apiVersion: v1, kind: Namespace, metadata: {name: legacy}}",
          service(
              "foo/httpbin",
              "{selector: {app: httpbin}, ports: [{name: http, port: 80, targetPort: 8080}, {name:"
                  + " tcp-echo, port: 9000}]}"),
          pod("foo/httpbin", "app: httpbin", "httpbin", true),
          pod("foo/curl", "app: curl", "curl", true),
          pod("bar/curl", "app: curl", "curl", true),
          pod("legacy/curl", "app: curl", "curl", false));

  private static String pod(String name, String labels, String account, boolean sidecar) {
    return World.pod(
        name,
        "{" + labels + "}",
        "{serviceAccountName: %s, containers: [{name: app}%s]}"
            .formatted(account, sidecar ? ", {name: istio-proxy}" : ""));
  }

  private static String authorization(String name, String spec) {
    return "{apiVersion: security.istio.io/v1, kind: AuthorizationPolicy, metadata: {%s}, spec: {%s}}"
        .formatted(World.named(name), spec);
  }

  private static String peers(String name, String spec) {
    return "{apiVersion: security.istio.io/v1, kind: PeerAuthentication, metadata: {%s}, spec: {%s}}"
        .formatted(World.named(name), spec);
  }

  private static World world(String... policies) {
    List<String> all = new ArrayList<>(CLUSTER);
    all.addAll(Arrays.asList(policies));
    return World.of(all.toArray(String[]::new));
  }

  private static List<String> toHttpbin(World world) {
    return world.tcp().stream()
        .filter(row -> row.matches("[a-z]+/curl -> foo/httpbin .*"))
        .map(row -> row.replace(" -> foo/httpbin", ""))
        .toList();
  }

  @Test
  void allow_nothing_denies_everything_to_the_namespace_but_what_is_not_tcp() {
    World world = world(authorization("foo/allow-nothing", ""));
    assertThat(toHttpbin(world)).isEmpty();
    assertThat(world.tcp()).contains("foo/httpbin -> bar/curl TCP all ALLOWED");
    assertThat(
            world
                .rows()
                .filter(row -> row.to().spoken().equals("foo/httpbin"))
                .map(row -> row.ports().protocol()))
        .contains(Protocol.UDP)
        .doesNotContain(Protocol.TCP);
  }

  @Test
  void allow_all_allows_everything_as_does_no_policy() {
    List<String> all =
        List.of(
            "bar/curl TCP all ALLOWED", "foo/curl TCP all ALLOWED", "legacy/curl TCP all ALLOWED");
    assertThat(toHttpbin(world(authorization("foo/allow-all", "rules: [{}]")))).isEqualTo(all);
    assertThat(toHttpbin(world())).isEqualTo(all);
    assertThat(toHttpbin(world(authorization("foo/deny-all", "action: DENY, rules: [{}]"))))
        .isEmpty();
    assertThat(toHttpbin(world(authorization("foo/deny-nothing", "action: DENY")))).isEqualTo(all);
  }

  @Test
  void the_policy_at_the_head_of_the_reference_asks_for_identities_and_http() {
    World world =
        world(
            authorization(
                "foo/httpbin",
                """
                action: ALLOW, rules: [{
                  from: [{source: {principals: [cluster.local/ns/foo/sa/curl]}}, {source: {namespaces: [test]}}],
                  to: [{operation: {methods: [GET], paths: [/info*]}}, {operation: {methods: [POST], paths: [/data]}}],
                  when: [{key: 'request.auth.claims[iss]', values: ['https://accounts.google.com']}]}]
                """));
    assertThat(toHttpbin(world))
        .containsExactly("foo/curl TCP 1-8999 ALLOWED", "foo/curl TCP 9001-65535 ALLOWED");
    assertThat(
            world
                .rows()
                .filter(row -> row.from().spoken().equals("foo/curl"))
                .filter(row -> row.to().spoken().equals("foo/httpbin"))
                .filter(row -> row.ports().protocol() == Protocol.TCP)
                .findFirst()
                .orElseThrow()
                .becauseIngress())
        .isEqualTo(
            "AuthorizationPolicy foo/httpbin ingress[0] at world.yaml:15 (L7-restricted: methods"
                + " GET, paths /info*, request.auth.claims[iss] https://accounts.google.com);"
                + " AuthorizationPolicy foo/httpbin ingress[0] at world.yaml:15 (L7-restricted:"
                + " methods POST, paths /data, request.auth.claims[iss]"
                + " https://accounts.google.com)");
  }

  @Test
  void a_denial_of_a_method_leaves_an_http_port_open_and_closes_a_tcp_port() {
    World world =
        world(
            authorization(
                "foo/httpbin", "action: DENY, rules: [{to: [{operation: {methods: [POST]}}]}]"));
    assertThat(toHttpbin(world))
        .contains("legacy/curl TCP 1-8999 ALLOWED", "legacy/curl TCP 9001-65535 ALLOWED")
        .hasSize(6);
    assertThat(explain(world, "legacy/curl", 9000).because())
        .isEqualTo(
            "Denied: denied by AuthorizationPolicy foo/httpbin ingress[0] at world.yaml:15.");
    assertThat(explain(world, "legacy/curl", 8080).ingress().steps())
        .extracting(Explanation.Step::outcome)
        .contains(
            "is about part of the traffic only, and so leaves the port open: L7-restricted: methods"
                + " POST");
  }

  private static Explanation explain(World world, String from, int port) {
    return world
        .the()
        .explain(
            new Peer.OfObject(podRef(from)),
            new Peer.OfObject(podRef("foo/httpbin")),
            Protocol.TCP,
            port);
  }

  @Test
  void strict_mtls_refuses_callers_that_are_not_in_the_mesh() {
    World world = world(peers("foo/default", "mtls: {mode: STRICT}"));
    assertThat(toHttpbin(world))
        .containsExactly("bar/curl TCP all ALLOWED", "foo/curl TCP all ALLOWED");
    assertThat(explain(world, "legacy/curl", 8080).because())
        .isEqualTo("Denied: denied by PeerAuthentication foo/default ingress[0] at world.yaml:15.");
    assertThat(world.tcp()).noneMatch(row -> row.matches("Internet .* -> foo/httpbin .*"));
  }

  @Test
  void the_setting_of_a_workload_goes_before_that_of_its_namespace_and_ports_before_both() {
    World world =
        world(
            peers("istio-system/default", "mtls: {mode: STRICT}"),
            peers("foo/default", "mtls: {mode: PERMISSIVE}"),
            peers(
                "foo/httpbin",
                "selector: {matchLabels: {app: httpbin}}, mtls: {mode: STRICT}, portLevelMtls:"
                    + " {8080: {mode: DISABLE}}"));
    assertThat(toHttpbin(world)).contains("legacy/curl TCP 8080 ALLOWED").hasSize(3);
    assertThat(world.tcp())
        .contains("legacy/curl -> foo/curl TCP all ALLOWED")
        .noneMatch(row -> row.startsWith("legacy/curl -> bar/curl"));
  }

  @Test
  void
      an_identity_is_worth_nothing_where_mtls_is_off_and_a_denial_of_one_only_where_it_is_required() {
    String allow = authorization("foo/a", "rules: [{from: [{source: {namespaces: [bar]}}]}]");
    String deny =
        authorization("foo/d", "action: DENY, rules: [{from: [{source: {namespaces: [bar]}}]}]");
    String off = peers("foo/default", "mtls: {mode: DISABLE}");
    String strict = peers("foo/default", "mtls: {mode: STRICT}");
    assertThat(toHttpbin(world(allow))).containsExactly("bar/curl TCP all ALLOWED");
    assertThat(toHttpbin(world(allow, off))).isEmpty();
    assertThat(toHttpbin(world(deny, strict))).containsExactly("foo/curl TCP all ALLOWED");
    assertThat(toHttpbin(world(deny)))
        .containsExactly(
            "bar/curl TCP all UNKNOWN", "foo/curl TCP all ALLOWED", "legacy/curl TCP all ALLOWED");
    assertThat(world(deny).row("bar/curl", "foo/httpbin").unknown())
        .isEqualTo(
            "whether AuthorizationPolicy foo/d ingress[0] matches is not known: the caller may come"
                + " without its identity, as in plain text or through a waypoint");
    assertThat(toHttpbin(world(deny, off))).hasSize(3).allMatch(row -> row.endsWith("ALLOWED"));
  }

  @Test
  void those_without_an_identity_are_not_among_the_ones_a_rule_leaves_out() {
    String deny =
        authorization(
            "foo/d", "action: DENY, rules: [{from: [{source: {notPrincipals: ['*/sa/curl']}}]}]");
    assertThat(toHttpbin(world(deny)))
        .containsExactly("bar/curl TCP all ALLOWED", "foo/curl TCP all ALLOWED");
    String allow = authorization("foo/a", "rules: [{from: [{source: {notNamespaces: [bar]}}]}]");
    assertThat(toHttpbin(world(allow)))
        .containsExactly(
            "bar/curl TCP all UNKNOWN", "foo/curl TCP all ALLOWED", "legacy/curl TCP all ALLOWED");
  }

  @Test
  void an_external_authoriser_makes_what_it_may_deny_unknown() {
    World world =
        world(
            authorization(
                "foo/ext",
                "action: CUSTOM, provider: {name: opa}, rules: [{to: [{operation: {ports:"
                    + " ['8080']}}]}]"));
    assertThat(toHttpbin(world))
        .contains("bar/curl TCP 1-8079 ALLOWED", "bar/curl TCP 8080 UNKNOWN");
    assertThat(explain(world, "bar/curl", 8080).because())
        .isEqualTo(
            "Unknown: it depends on what the snapshot does not tell whether AuthorizationPolicy"
                + " foo/ext ingress[0] at world.yaml:15 matches.");
  }

  @Test
  void a_dry_run_and_an_audit_decide_nothing() {
    World world =
        world(
            authorization("foo/dry", "action: DENY, rules: [{}]")
                .replace("name: dry", "name: dry, annotations: {istio.io/dry-run: 'true'}"),
            authorization("foo/audit", "action: AUDIT, rules: [{}]"));
    assertThat(toHttpbin(world)).hasSize(3).allMatch(row -> row.endsWith("ALLOWED"));
    assertThat(world.the().limits())
        .contains(
            "AuthorizationPolicy foo/dry at world.yaml:1 is declared but not enforced: it is a dry"
                + " run (istio.io/dry-run).");
  }

  @Test
  void the_root_namespace_is_the_whole_mesh_and_a_selector_there_leaves_others_unknown() {
    String config =
        "{apiVersion: v1, kind: ConfigMap, metadata: {namespace: istio-system, name: istio}, data:"
            + " {mesh: \"rootNamespace: mesh-root\\ntrustDomain: acme\"}}";
    assertThat(
            toHttpbin(
                world(
                    config,
                    authorization(
                        "mesh-root/all",
                        "rules: [{from: [{source: {principals: [acme/ns/bar/sa/curl]}}]}]"))))
        .containsExactly("bar/curl TCP all ALLOWED");
    World selecting =
        world(config, authorization("mesh-root/one", "selector: {matchLabels: {app: httpbin}}"));
    assertThat(toHttpbin(selecting)).hasSize(3).allMatch(row -> row.endsWith("UNKNOWN"));
    assertThat(selecting.row("bar/curl", "foo/httpbin").unknown())
        .isEqualTo(
            "AuthorizationPolicy mesh-root/one is in the root namespace and has a selector: whether"
                + " it holds in other namespaces is not certain");
  }

  @Test
  void ports_kept_from_the_proxy_are_open_and_that_is_told() {
    World world =
        world(
            pod("foo/db", "app: db", "db", true)
                .replace(
                    "name: db,",
                    "name: db, annotations: {traffic.sidecar.istio.io/excludeInboundPorts:"
                        + " '5432'},"),
            authorization("foo/allow-nothing", ""));
    assertThat(world.tcp()).contains("legacy/curl -> foo/db TCP 5432 ALLOWED");
    assertThat(world.tcp()).filteredOn(row -> row.startsWith("bar/curl -> foo/db")).hasSize(1);
    assertThat(world.the().limits())
        .contains(
            "foo/db keeps TCP 5432 from its proxy (its annotations at world.yaml:15): no policy of"
                + " the mesh holds there.");
  }

  @Test
  void a_proxy_that_intercepts_nothing_guards_nothing() {
    World world =
        world(
            pod("foo/db", "app: db", "db", true)
                .replace(
                    "name: db,",
                    "name: db, annotations: {sidecar.istio.io/interceptionMode: NONE},"),
            authorization("foo/allow-nothing", ""));
    assertThat(world.tcp()).contains("legacy/curl -> foo/db TCP all ALLOWED");
  }

  @Test
  void a_pod_in_ambient_mode_is_known_by_its_annotation_and_speaks_tcp_to_its_policies() {
    String ambient =
        "{apiVersion: v1, kind: Pod, metadata: {uid: '1', namespace: foo, name: db, labels: {app:"
            + " db}, annotations: {ambient.istio.io/redirection: enabled}}, spec: {containers:"
            + " [{name: app}]}}";
    String get = "rules: [{to: [{operation: {methods: [GET]}}]}]";
    assertThat(world(ambient, authorization("foo/get", get)).tcp())
        .noneMatch(row -> row.contains("-> foo/db"));
    assertThat(world(ambient, authorization("foo/get", "action: DENY, " + get)).tcp())
        .noneMatch(row -> row.contains("-> foo/db"));
    assertThat(world(ambient.replace("enabled", "none"), authorization("foo/get", get)).tcp())
        // The pod is live, so that nobody read its NetworkPolicies makes it UNKNOWN.
        .contains("bar/curl -> foo/db TCP all UNKNOWN");
  }

  @Test
  void a_template_that_does_not_run_is_perhaps_in_the_mesh() {
    String deployment =
        "{apiVersion: apps/v1, kind: Deployment, metadata: {namespace: foo, name: api}, spec:"
            + " {template: {metadata: {labels: {app: api}}, spec: {}}}}";
    World world = world(deployment, authorization("foo/allow-nothing", ""));
    assertThat(world.tcp()).contains("bar/curl -> foo/api TCP all UNKNOWN");
    assertThat(world.row("bar/curl", "foo/api").unknown())
        .isEqualTo(
            "AuthorizationPolicy foo/allow-nothing is for it if a proxy is injected, which is"
                + " decided when the pod is created");
    assertThat(
            world(
                    deployment.replace("app: api", "app: api, sidecar.istio.io/inject: 'false'"),
                    authorization("foo/allow-nothing", ""))
                .tcp())
        .contains("bar/curl -> foo/api TCP all ALLOWED");
  }

  @Test
  void a_destination_rule_that_switches_mtls_off_makes_identities_unsure() {
    World world =
        world(
            "{apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: {namespace: foo,"
                + " name: plain}, spec: {host: httpbin, trafficPolicy: {portLevelSettings: [{port:"
                + " {number: 80}, tls: {mode: DISABLE}}]}}}",
            authorization("foo/a", "rules: [{from: [{source: {namespaces: [bar]}}]}]"));
    assertThat(toHttpbin(world))
        .containsExactly(
            "bar/curl TCP 1-8079 ALLOWED",
            "bar/curl TCP 8080 UNKNOWN",
            "bar/curl TCP 8081-65535 ALLOWED");
  }

  @Test
  void what_proxies_are_told_to_know_is_no_boundary() {
    World world =
        world(
            "{apiVersion: networking.istio.io/v1, kind: Sidecar, metadata: {namespace: foo, name:"
                + " s}, spec: {egress: [{hosts: [./*]}]}}",
            "{apiVersion: v1, kind: ConfigMap, metadata: {namespace: istio-system, name: istio},"
                + " data: {mesh: \"outboundTrafficPolicy: {mode: REGISTRY_ONLY}\"}}");
    assertThat(toHttpbin(world)).hasSize(3);
    assertThat(world.the().limits())
        .contains(
            "ConfigMap istio-system/istio at world.yaml:1 says REGISTRY_ONLY: proxies pass on calls"
                + " to hosts they know only. That is configuration, not a security boundary, and"
                + " nothing is listed as denied by it.",
            "Sidecar foo/s at world.yaml:1 says which hosts proxies know: configuration, not a"
                + " security boundary, and nothing is listed as denied by it.");
  }

  @Test
  void a_policy_for_a_waypoint_is_told_and_one_for_a_gateway_selects_its_pods() {
    World world =
        world(
            pod("foo/gw", "gateway.networking.k8s.io/gateway-name: edge", "gw", true),
            authorization("foo/w", "targetRefs: [{kind: Service, group: '', name: httpbin}]"),
            "{apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, metadata: {namespace: foo,"
                + " name: way}, spec: {gatewayClassName: istio-waypoint}}",
            authorization("foo/x", "targetRefs: [{kind: Gateway, name: way}]"),
            authorization(
                "foo/g",
                "targetRefs: [{kind: Gateway, group: gateway.networking.k8s.io, name: edge}]"));
    assertThat(toHttpbin(world)).hasSize(3).allMatch(row -> row.endsWith("ALLOWED"));
    assertThat(world.tcp()).noneMatch(row -> row.contains("-> foo/gw"));
    assertThat(world.the().limits())
        .contains(
            "AuthorizationPolicy foo/w at world.yaml:1 is for Service httpbin and enforced by a"
                + " waypoint, which is not evaluated; it can only forbid more.",
            "AuthorizationPolicy foo/x at world.yaml:1 is for Gateway way and enforced by a"
                + " waypoint, which is not evaluated; it can only forbid more.");
  }

  @Test
  void the_host_of_a_pod_does_not_get_around_its_proxy() {
    World world =
        World.of(
            World.pod(
                "foo/db",
                "{}",
                "{nodeName: n1, containers: [{name: istio-proxy}]}",
                "{podIP: 10.0.0.5}"),
            World.pod("foo/agent", "{}", "{nodeName: n1, hostNetwork: true}"),
            peers("foo/default", "mtls: {mode: STRICT}"));
    assertThat(world.tcp()).noneMatch(row -> row.startsWith("foo/agent -> foo/db"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          action: FORBID                                       ~ /spec/action is 'FORBID', not one of ALLOW, AUDIT, CUSTOM, DENY
          action: CUSTOM, rules: [{}]                          ~ /spec/provider/name is missing; CUSTOM needs one
          rules: [{from: []}]                                  ~ /spec/rules/0/from has no entry
          rules: [{from: [{source: {}}]}]                      ~ /spec/rules/0/from/0/source has nothing; it must name a source
          rules: [{to: [{operation: {}}]}]                     ~ /spec/rules/0/to/0/operation has nothing; it must name an operation
          rules: [{to: [{operation: {ports: [http]}}]}]        ~ /spec/rules/0/to/0/operation/ports/0 is 'http', not a port
          rules: [{from: [{source: {ipBlocks: [here]}}]}]      ~ /spec/rules/0/from/0/source/ipBlocks/0 is 'here', not a CIDR
          rules: [{from: [{source: {users: [me]}}]}]           ~ /spec/rules/0/from/0/source/users is a field that is not understood
          rules: [{when: [{key: moon, values: [full]}]}]       ~ /spec/rules/0/when/0/key is 'moon', not an attribute
          rules: [{when: [{key: source.ip}]}]                  ~ /spec/rules/0/when/0 has neither values nor notValues
          selector: {}, targetRefs: [{kind: Gateway, name: g}] ~ /spec/selector may not be given together with targetRefs
          """)
  void a_policy_that_is_not_valid_is_not_applied_and_what_it_may_decide_is_unknown(
      String spec, String reason) {
    World world = world(authorization("foo/bad", spec));
    assertThat(world.the().limits())
        .contains(
            "AuthorizationPolicy foo/bad at world.yaml:15 is not valid and not applied: " + reason);
    assertThat(toHttpbin(world)).hasSize(3).allMatch(row -> row.endsWith("UNKNOWN"));
  }
}
