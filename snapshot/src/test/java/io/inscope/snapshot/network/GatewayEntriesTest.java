package io.inscope.snapshot.network;

import static io.inscope.snapshot.network.World.pod;
import static io.inscope.snapshot.network.World.policy;
import static io.inscope.snapshot.network.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Entries by the Gateway API.
class GatewayEntriesTest {
  private static final String INTERNET = "Internet 0.0.0.0-255.255.255.255 -> ";
  private static final String API = pod("shop/api", "{app: api}", "{}");
  private static final String SERVICE =
      service(
          "shop/api", "{selector: {app: api}, ports: [{name: web, port: 80, targetPort: 8080}]}");
  private static final String PROXY =
      pod("infra/proxy", "{gateway.networking.k8s.io/gateway-name: public}", "{}");

  /// The rows by gateways, and how they are protected.
  private static List<String> entries(World world) {
    return world
        .rows()
        .filter(row -> row.via().matches("(Gateway|[A-Z]+Route) .*"))
        .map(row -> World.line(row) + " " + row.protection().word() + " by " + row.via())
        .toList();
  }

  private static String object(String kind, String name, String spec) {
    return object("gateway.networking.k8s.io/v1", kind, name, spec);
  }

  private static String object(String version, String kind, String name, String spec) {
    return "{apiVersion: %s, kind: %s, metadata: {%s}, spec: %s}"
        .formatted(version, kind, World.named(name), spec);
  }

  private static String gateway(String listeners) {
    return object(
        "Gateway", "infra/public", "{gatewayClassName: g, listeners: [" + listeners + "]}");
  }

  private static String httpRoute(String spec) {
    return object("HTTPRoute", "shop/web", spec);
  }

  private static final String OPEN = "allowedRoutes: {namespaces: {from: All}}";
  private static final String HTTP = "{name: http, port: 80, protocol: HTTP, " + OPEN + "}";
  private static final String PARENT = "parentRefs: [{name: public, namespace: infra}]";
  private static final String TO_API = "rules: [{backendRefs: [{name: api, port: 80}]}]";
  private static final String ROUTE = httpRoute("{" + PARENT + ", " + TO_API + "}");

  @Test
  void a_route_leads_from_the_gateways_pods_to_its_backends() {
    World world =
        World.of(
            API,
            SERVICE,
            PROXY,
            gateway(
                HTTP
                    + ", {name: https, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name:"
                    + " c}]}, "
                    + OPEN
                    + "}"),
            ROUTE);
    assertThat(entries(world))
        .containsExactly(
            "infra/proxy -> shop/api TCP 8080 ALLOWED clear by HTTPRoute shop/web on Gateway"
                + " infra/public",
            INTERNET + "infra/public TCP 80 ALLOWED clear by Gateway infra/public",
            INTERNET + "infra/public TCP 443 ALLOWED tls by Gateway infra/public");
    Connection door =
        world.rows().filter(row -> row.ports().from() == 443).findFirst().orElseThrow();
    assertThat(door.protectionEvidence())
        .isEqualTo(
            "listener https of Gateway infra/public at world.yaml:7 ends TLS at the gateway");
    assertThat(door.becauseIngress())
        .isEqualTo("listener https of Gateway infra/public at world.yaml:7");
    assertThat(door.to())
        .isEqualTo(
            new Endpoint(
                Endpoint.Type.ENTRY,
                "infra",
                "gateway.networking.k8s.io",
                "Gateway",
                "public",
                ""));
  }

  @Test
  void the_backends_policies_see_the_gateways_pods() {
    World shut =
        World.of(API, SERVICE, PROXY, gateway(HTTP), ROUTE, policy("shop/p", "{podSelector: {}}"));
    assertThat(entries(shut))
        .containsExactly(INTERNET + "infra/public TCP 80 ALLOWED clear by Gateway infra/public");
    World open =
        World.of(
            API,
            SERVICE,
            PROXY,
            gateway(HTTP),
            ROUTE,
            policy(
                "shop/p",
                "{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels:"
                    + " {kubernetes.io/metadata.name: infra}}}]}]}"));
    assertThat(entries(open))
        .contains(
            "infra/proxy -> shop/api TCP 8080 ALLOWED clear by HTTPRoute shop/web on Gateway"
                + " infra/public");
  }

  @Test
  void a_gateway_nobody_serves_is_itself_the_source_and_its_doors_are_unknown() {
    World world = World.of(API, SERVICE, gateway(HTTP), ROUTE);
    assertThat(entries(world))
        .containsExactly(
            INTERNET + "infra/public TCP 80 UNKNOWN clear by Gateway infra/public",
            "infra/public -> shop/api TCP 8080 ALLOWED clear by HTTPRoute shop/web on Gateway"
                + " infra/public");
    assertThat(world.row("Internet 0.0.0.0-255.255.255.255", "infra/public").unknown())
        .isEqualTo("no pod that serves gateways of class 'g' is in the snapshot");
  }

  @Test
  void a_gateway_touches_the_workloads_behind_it_and_no_others() {
    World world =
        World.of(
            API,
            SERVICE,
            pod("shop/other", "{app: other}", "{}"),
            service("shop/other", "{selector: {app: other}, ports: [{port: 80}]}"),
            PROXY,
            gateway(HTTP + ", {name: alt, port: 8080, protocol: HTTP, " + OPEN + "}"),
            httpRoute(
                "{parentRefs: [{name: public, namespace: infra, sectionName: http}], "
                    + TO_API
                    + "}"),
            object(
                "HTTPRoute",
                "shop/other",
                "{parentRefs: [{name: public, namespace: infra, sectionName: alt}], rules:"
                    + " [{backendRefs: [{name: other, port: 80}]}]}"));
    assertThat(world.the().touching(Set.of(World.podRef("shop/api"))))
        .filteredOn(row -> row.via().matches("(Gateway|HTTPRoute) .*"))
        .extracting(World::line)
        .containsExactly(
            "infra/proxy -> shop/api TCP 8080 ALLOWED", INTERNET + "infra/public TCP 80 ALLOWED");
  }

  static Stream<Arguments> attachments() {
    String refused = "HTTPRoute shop/web does not attach to Gateway infra/public: ";
    String tls = "{name: l, port: 443, protocol: TLS, tls: {mode: Passthrough}, " + OPEN + "}";
    String host = "{name: l, port: 80, protocol: HTTP, hostname: \"%s\", " + OPEN + "}";
    String noNamespace = refused + "no listener admits routes of namespace shop";
    String noHost = refused + "no listener has a host in common with it";
    return Stream.of(
        Arguments.of(HTTP, PARENT, ""),
        Arguments.of("{name: l, port: 80, protocol: HTTP}", PARENT, noNamespace),
        Arguments.of(
            "{name: l, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: Same}}}",
            PARENT,
            noNamespace),
        Arguments.of(
            "{name: l, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: None}}}",
            PARENT,
            noNamespace),
        Arguments.of(
            "{name: l, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: Selector,"
                + " selector: {matchLabels: {kubernetes.io/metadata.name: shop}}}}}",
            PARENT,
            ""),
        Arguments.of(
            "{name: l, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: Selector,"
                + " selector: {matchLabels: {gateway: \"yes\"}}}}}",
            PARENT,
            noNamespace),
        Arguments.of(
            "{name: l, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: All}, kinds:"
                + " [{kind: GRPCRoute}]}}",
            PARENT,
            refused + "no listener takes routes of kind HTTPRoute"),
        Arguments.of(tls, PARENT, refused + "no listener takes routes of kind HTTPRoute"),
        Arguments.of(HTTP, "parentRefs: [{name: public, namespace: infra, sectionName: http}]", ""),
        Arguments.of(
            HTTP,
            "parentRefs: [{name: public, namespace: infra, sectionName: other}]",
            refused + "it has no such listener"),
        Arguments.of(HTTP, "parentRefs: [{name: public, namespace: infra, port: 80}]", ""),
        Arguments.of(
            HTTP,
            "parentRefs: [{name: public, namespace: infra, port: 81}]",
            refused + "it has no such listener"),
        Arguments.of(
            HTTP,
            "parentRefs: [{name: public}]",
            "HTTPRoute shop/web does not attach to Gateway shop/public: that is not in the"
                + " snapshot, or nobody serves it"),
        Arguments.of(host.formatted("shop.example"), PARENT, ""),
        Arguments.of(host.formatted("shop.example"), PARENT + ", hostnames: [shop.example]", ""),
        Arguments.of(host.formatted("shop.example"), PARENT + ", hostnames: [SHOP.example]", ""),
        Arguments.of(host.formatted("shop.example"), PARENT + ", hostnames: [pay.example]", noHost),
        Arguments.of(host.formatted("*.example"), PARENT + ", hostnames: [a.b.example]", ""),
        Arguments.of(host.formatted("*.example"), PARENT + ", hostnames: [example]", noHost),
        Arguments.of(host.formatted("shop.example"), PARENT + ", hostnames: [\"*.example\"]", ""),
        Arguments.of(host.formatted("*.shop.example"), PARENT + ", hostnames: [\"*.example\"]", ""),
        Arguments.of(
            host.formatted("*.a.example"), PARENT + ", hostnames: [\"*.b.example\"]", noHost),
        Arguments.of(
            host.formatted("*.example"), PARENT + ", hostnames: [pay.other, shop.example]", ""));
  }

  @ParameterizedTest
  @MethodSource("attachments")
  void a_route_attaches_when_a_listener_takes_its_kind_namespace_and_host(
      String listener, String route, String refusal) {
    World world =
        World.of(
            API, SERVICE, PROXY, gateway(listener), httpRoute("{" + route + ", " + TO_API + "}"));
    List<String> sentences = new ArrayList<>(world.the().limits());
    sentences.removeIf(sentence -> !sentence.contains("does not attach"));
    assertThat(sentences).isEqualTo(refusal.isEmpty() ? List.of() : List.of(refusal));
    assertThat(entries(world)).hasSize(refusal.isEmpty() ? 2 : 0);
  }

  @Test
  void a_backend_in_another_namespace_needs_a_grant_there() {
    String route =
        httpRoute(
            "{" + PARENT + ", rules: [{backendRefs: [{name: vault, namespace: pay, port: 80}]}]}");
    List<String> base =
        List.of(
            pod("pay/vault", "{app: vault}", "{}"),
            service("pay/vault", "{selector: {app: vault}, ports: [{port: 80}]}"),
            PROXY,
            gateway(HTTP),
            route);
    String refusal =
        "HTTPRoute shop/web leads to Service pay/vault, but no ReferenceGrant in namespace pay"
            + " permits it: nothing goes there";
    String row =
        "infra/proxy -> pay/vault TCP 80 ALLOWED clear by HTTPRoute shop/web on Gateway"
            + " infra/public";
    String right = "from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop}]";
    String toAll = "to: [{group: \"\", kind: Service}]";
    record Case(String name, String spec, boolean permits) {}
    for (Case one :
        List.of(
            new Case("pay/g", "{" + right + ", " + toAll + "}", true),
            new Case(
                "pay/g", "{" + right + ", to: [{group: \"\", kind: Service, name: vault}]}", true),
            new Case(
                "pay/g", "{" + right + ", to: [{group: \"\", kind: Service, name: x}]}", false),
            new Case("pay/g", "{" + right + ", to: [{group: \"\", kind: Secret}]}", false),
            new Case("shop/g", "{" + right + ", " + toAll + "}", false),
            new Case(
                "pay/g",
                "{from: [{group: gateway.networking.k8s.io, kind: GRPCRoute, namespace: shop}], "
                    + toAll
                    + "}",
                false),
            new Case(
                "pay/g",
                "{from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: infra}], "
                    + toAll
                    + "}",
                false))) {
      List<String> documents = new ArrayList<>(base);
      documents.add(
          object("gateway.networking.k8s.io/v1beta1", "ReferenceGrant", one.name(), one.spec()));
      World world = World.of(documents.toArray(String[]::new));
      assertThat(entries(world).contains(row)).as(one.toString()).isEqualTo(one.permits());
      assertThat(world.the().limits().contains(refusal)).isEqualTo(!one.permits());
    }
    assertThat(World.of(base.toArray(String[]::new)).the().limits()).contains(refusal);
  }

  @Test
  void mirrors_and_authorizers_get_requests_too_and_weightless_backends_get_none() {
    World world =
        World.of(
            API,
            SERVICE,
            pod("shop/copy", "{app: copy}", "{}"),
            service("shop/copy", "{selector: {app: copy}, ports: [{port: 80}]}"),
            pod("shop/auth", "{app: auth}", "{}"),
            service("shop/auth", "{selector: {app: auth}, ports: [{port: 80}]}"),
            pod("shop/old", "{app: old}", "{}"),
            service("shop/old", "{selector: {app: old}, ports: [{port: 80}]}"),
            PROXY,
            gateway(HTTP),
            httpRoute(
                "{"
                    + PARENT
                    + ", rules: [{filters: [{type: RequestMirror, requestMirror: {backendRef:"
                    + " {name: copy, port: 80}}}, {type: ExternalAuth, externalAuth: {backendRef:"
                    + " {name: auth, port: 80}}}], backendRefs: [{name: api, port: 80, weight: 9},"
                    + " {name: old, port: 80, weight: 0}]}, {filters: [{type:"
                    + " RequestRedirect}]}]}"));
    assertThat(entries(world))
        .containsExactly(
            "infra/proxy -> shop/api TCP 8080 ALLOWED clear by HTTPRoute shop/web on Gateway"
                + " infra/public",
            "infra/proxy -> shop/auth TCP 80 ALLOWED clear by HTTPRoute shop/web on Gateway"
                + " infra/public authorization",
            "infra/proxy -> shop/copy TCP 80 ALLOWED clear by HTTPRoute shop/web on Gateway"
                + " infra/public mirror",
            INTERNET + "infra/public TCP 80 ALLOWED clear by Gateway infra/public");
  }

  @Test
  void protection_is_told_of_each_leg() {
    World world =
        World.of(
            API,
            SERVICE,
            PROXY,
            "{apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, metadata: {namespace: infra,"
                + " name: public}, spec: {gatewayClassName: g, tls: {frontend: {default:"
                + " {validation: {caCertificateRefs: [{name: ca}]}}}}, listeners: [{name: https,"
                + " port: 443, protocol: HTTPS, "
                + OPEN
                + "}, {name: through, port: 8443, protocol: TLS, tls: {mode: Passthrough}, "
                + OPEN
                + "}, {name: tcp, port: 5432, protocol: TCP, "
                + OPEN
                + "}]}}",
            ROUTE,
            object(
                "gateway.networking.k8s.io/v1alpha2",
                "TLSRoute",
                "shop/tls",
                "{" + PARENT + ", " + TO_API + "}"),
            object(
                "gateway.networking.k8s.io/v1alpha2",
                "TCPRoute",
                "shop/tcp",
                "{" + PARENT + ", " + TO_API + "}"));
    assertThat(entries(world))
        .containsExactly(
            "infra/proxy -> shop/api TCP 8080 ALLOWED clear by HTTPRoute shop/web on Gateway"
                + " infra/public",
            "infra/proxy -> shop/api TCP 8080 ALLOWED unknown by TCPRoute shop/tcp on Gateway"
                + " infra/public",
            "infra/proxy -> shop/api TCP 8080 ALLOWED tls by TLSRoute shop/tls on Gateway"
                + " infra/public",
            INTERNET + "infra/public TCP 443 ALLOWED mtls by Gateway infra/public",
            INTERNET + "infra/public TCP 5432 ALLOWED unknown by Gateway infra/public",
            INTERNET + "infra/public TCP 8443 ALLOWED tls by Gateway infra/public");
  }

  @Test
  void a_backend_tls_policy_protects_the_port_it_names() {
    for (String section : List.of("", ", sectionName: web", ", sectionName: admin")) {
      World world =
          World.of(
              API,
              SERVICE,
              PROXY,
              gateway(HTTP),
              ROUTE,
              object(
                  "BackendTLSPolicy",
                  "shop/t",
                  "{targetRefs: [{group: \"\", kind: Service, name: api" + section + "}]}"));
      Connection row =
          world.rows().filter(r -> r.via().startsWith("HTTPRoute")).findFirst().orElseThrow();
      assertThat(row.protection())
          .isEqualTo(section.contains("admin") ? Protection.CLEAR : Protection.TLS);
      assertThat(row.protectionEvidence())
          .isEqualTo(
              section.contains("admin")
                  ? "no BackendTLSPolicy covers Service shop/api"
                  : "BackendTLSPolicy shop/t at world.yaml:11 covers Service shop/api");
    }
  }

  @Test
  void what_a_controller_says_counts_while_it_is_about_the_same_generation() {
    String live =
        "{apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute, metadata: {namespace: shop,"
            + " name: web, generation: 2}, spec: {"
            + PARENT
            + ", "
            + TO_API
            + "}, status: {parents: [{parentRef: {name: public, namespace: infra}, conditions:"
            + " [{type: Accepted, status: \"%s\", reason: NotAllowedByListeners,"
            + " observedGeneration: %d}, {type: ResolvedRefs, status: \"True\"}]}]}}";
    String shut = gateway("{name: http, port: 80, protocol: HTTP}");
    assertThat(entries(World.of(API, SERVICE, PROXY, gateway(HTTP), live.formatted("False", 2))))
        .isEmpty();
    assertThat(
            World.of(API, SERVICE, PROXY, gateway(HTTP), live.formatted("False", 2)).the().limits())
        .contains(
            "HTTPRoute shop/web does not attach to Gateway infra/public: its controller did not"
                + " accept it (NotAllowedByListeners)");
    assertThat(entries(World.of(API, SERVICE, PROXY, gateway(HTTP), live.formatted("False", 1))))
        .hasSize(2);
    assertThat(entries(World.of(API, SERVICE, PROXY, shut, live.formatted("True", 2)))).hasSize(2);
    assertThat(entries(World.of(API, SERVICE, PROXY, shut, live.formatted("True", 1)))).isEmpty();
  }

  @Test
  void listener_sets_add_listeners_where_the_gateway_admits_them() {
    String set =
        object(
            "ListenerSet",
            "shop/extra",
            "{parentRef: {name: public, namespace: infra}, listeners: [{name: own, port: 8443,"
                + " protocol: HTTPS}]}");
    String route = httpRoute("{parentRefs: [{kind: ListenerSet, name: extra}], " + TO_API + "}");
    String admitting =
        object(
            "Gateway",
            "infra/public",
            "{gatewayClassName: g, allowedListeners: {namespaces: {from: All}}, listeners: ["
                + HTTP
                + "]}");
    assertThat(entries(World.of(API, SERVICE, PROXY, admitting, set, route)))
        .containsExactly(
            "infra/proxy -> shop/api TCP 8080 ALLOWED clear by HTTPRoute shop/web on Gateway"
                + " infra/public",
            INTERNET + "infra/public TCP 8443 ALLOWED tls by Gateway infra/public");
    World closed = World.of(API, SERVICE, PROXY, gateway(HTTP), set, route);
    assertThat(entries(closed)).isEmpty();
    assertThat(closed.the().limits())
        .contains(
            "ListenerSet shop/extra adds no listener: Gateway infra/public does not admit those of"
                + " namespace shop",
            "HTTPRoute shop/web does not attach to ListenerSet shop/extra: it has no such"
                + " listener");
  }

  @Test
  void what_cannot_be_followed_is_told_and_costs_nothing_else() {
    World world =
        World.of(
            API,
            SERVICE,
            PROXY,
            gateway(HTTP),
            ROUTE,
            object("HTTPRoute", "shop/odd", "{parentRefs: yes}"),
            object(
                "HTTPRoute",
                "shop/lost",
                "{"
                    + PARENT
                    + ", rules: [{backendRefs: [{name: gone, port: 80}, {name: api, port: 81},"
                    + " {group: multicluster.x-k8s.io, kind: ServiceImport, name: far, port:"
                    + " 80}]}]}"),
            object(
                "HTTPRoute",
                "shop/mesh",
                "{parentRefs: [{group: \"\", kind: Service, name: api}], " + TO_API + "}"));
    assertThat(entries(world)).hasSize(2);
    assertThat(world.the().limits())
        .contains(
            "HTTPRoute shop/odd cannot be read, its paths are missing: /spec/parentRefs is a text"
                + " where a list belongs",
            "HTTPRoute shop/lost leads to Service shop/gone, which is not in the snapshot",
            "HTTPRoute shop/lost leads to port 81 of Service shop/api, which has no such port",
            "HTTPRoute shop/lost leads to ServiceImport shop/far, which is no Service; that is not"
                + " followed",
            "HTTPRoute shop/mesh routes traffic inside the cluster to Service shop/api; that is no"
                + " entry, and the policies of its backends decide");
  }

  @Test
  void whoever_serves_it_is_found_by_label_image_or_address() {
    String envoy =
        pod(
            "envoy/proxy",
            "{gateway.envoyproxy.io/owning-gateway-name: public,"
                + " gateway.envoyproxy.io/owning-gateway-namespace: infra}",
            "{}");
    String traefik = pod("edge/traefik", "{}", "{containers: [{image: \"docker.io/traefik:v3\"}]}");
    String gatewayClass =
        "{apiVersion: gateway.networking.k8s.io/v1, kind: GatewayClass, metadata: {name: g}, spec:"
            + " {controllerName: traefik.io/gateway-controller}}";
    String manual =
        object(
            "Gateway",
            "infra/public",
            "{gatewayClassName: g, addresses: [{type: Hostname, value:"
                + " own.edge.svc.cluster.local}], listeners: ["
                + HTTP
                + "]}");
    String own =
        pod("edge/own", "{app: own}", "{}")
            + "\n---\n"
            + service("edge/own", "{selector: {app: own}, ports: [{port: 80}]}");
    String to = " -> shop/api TCP 8080 ALLOWED clear by HTTPRoute shop/web on Gateway infra/public";
    assertThat(entries(World.of(API, SERVICE, envoy, traefik, gateway(HTTP), ROUTE)))
        .contains("envoy/proxy" + to);
    assertThat(entries(World.of(API, SERVICE, traefik, gatewayClass, gateway(HTTP), ROUTE)))
        .contains("edge/traefik" + to);
    assertThat(entries(World.of(API, SERVICE, own, manual, ROUTE))).contains("edge/own" + to);
    String elsewhere = pod("other/proxy", "{gateway.networking.k8s.io/gateway-name: public}", "{}");
    assertThat(entries(World.of(API, SERVICE, elsewhere, gateway(HTTP), ROUTE)))
        .contains("infra/public" + to);
  }

  @Test
  void where_the_labels_of_namespaces_are_not_known_attachment_is_not_either() {
    String live =
        "{apiVersion: v1, kind: Pod, metadata: {namespace: shop, name: api, uid: u, labels: {app:"
            + " api}}, spec: {}}";
    String selecting =
        gateway(
            "{name: l, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: Selector,"
                + " selector: {matchLabels: {team: shop}}}}}");
    World world = World.of(live, SERVICE, PROXY, selecting, ROUTE);
    Connection row =
        world.rows().filter(r -> r.via().startsWith("HTTPRoute")).findFirst().orElseThrow();
    assertThat(row.verdict()).isEqualTo(Answer.UNKNOWN);
    assertThat(row.unknown())
        .endsWith(
            "whether a listener admits routes of namespace shop depends on labels that the"
                + " snapshot does not tell");
  }
}
