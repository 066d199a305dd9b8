package io.inscope.snapshot.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The [user guides of the Gateway API](https://gateway-api.sigs.k8s.io/guides/), each by its name:
/// the same objects, written anew, with pods behind their services.
class DocumentedGatewaysTest {
  private final List<String> documents = new ArrayList<>();

  private void add(String kind, String name, String spec) {
    documents.add(
        "{apiVersion: gateway.networking.k8s.io/v1, kind: %s, metadata: {%s}, spec: %s}"
            .formatted(kind, name.indexOf('/') < 0 ? "name: " + name : World.named(name), spec));
  }

  /// A service, and a pod of the same name behind it.
  private void backend(String name, int port) {
    String app = name.substring(name.indexOf('/') + 1);
    documents.add(World.pod(name, "{app: " + app + "}", "{}"));
    documents.add(
        World.service(name, "{selector: {app: %s}, ports: [{port: %d}]}".formatted(app, port)));
  }

  private void namespace(String name, String labels) {
    documents.add(
        "{apiVersion: v1, kind: Namespace, metadata: {name: %s, labels: %s}}"
            .formatted(name, labels));
  }

  /// `TLS 443 prod-web` for doors, `foo-svc 8080 tls HTTPRoute foo` for what is behind them.
  private List<String> paths() {
    World world = World.of(documents.toArray(String[]::new));
    return world
        .rows()
        .filter(row -> row.via().matches("(Gateway|[A-Z]+Route) .*"))
        .map(
            row ->
                "%s %s %s, %s"
                    .formatted(
                        row.to().spoken(),
                        row.ports(),
                        row.protection().word(),
                        row.via().replaceFirst(" on Gateway [^ ]+", "")))
        .sorted()
        .toList();
  }

  @Test
  void simple_gateway() {
    backend("default/foo-svc", 8080);
    add(
        "Gateway",
        "prod-web",
        "{gatewayClassName: example, listeners: [{protocol: HTTP, port: 80, name: prod-web-gw}]}");
    add(
        "HTTPRoute",
        "foo",
        "{parentRefs: [{name: prod-web}], rules: [{backendRefs: [{name: foo-svc, port: 8080}]}]}");
    assertThat(paths())
        .containsExactly(
            "Gateway prod-web TCP 80 clear, Gateway prod-web",
            "default/foo-svc TCP 8080 clear, HTTPRoute foo");
  }

  @Test
  void http_routing() {
    backend("default/foo-svc", 8080);
    backend("default/bar-svc", 8080);
    backend("default/bar-svc-canary", 8080);
    add(
        "Gateway",
        "example-gateway",
        "{gatewayClassName: example-gateway-class, listeners: [{name: http, protocol: HTTP, port:"
            + " 80}]}");
    add(
        "HTTPRoute",
        "foo-route",
        "{parentRefs: [{name: example-gateway}], hostnames: [foo.example.com], rules: [{matches:"
            + " [{path: {type: PathPrefix, value: /login}}], backendRefs: [{name: foo-svc, port:"
            + " 8080}]}]}");
    add(
        "HTTPRoute",
        "bar-route",
        "{parentRefs: [{name: example-gateway}], hostnames: [bar.example.com], rules: [{matches:"
            + " [{headers: [{type: Exact, name: env, value: canary}]}], backendRefs: [{name:"
            + " bar-svc-canary, port: 8080}]}, {backendRefs: [{name: bar-svc, port: 8080}]}]}");
    assertThat(paths())
        .containsExactly(
            "Gateway example-gateway TCP 80 clear, Gateway example-gateway",
            "default/bar-svc TCP 8080 clear, HTTPRoute bar-route",
            "default/bar-svc-canary TCP 8080 clear, HTTPRoute bar-route",
            "default/foo-svc TCP 8080 clear, HTTPRoute foo-route");
  }

  @Test
  void http_redirect() {
    backend("default/foo-svc", 8080);
    add(
        "Gateway",
        "example-gateway",
        "{gatewayClassName: example-gateway-class, listeners: [{name: http, protocol: HTTP, port:"
            + " 80}, {name: https, protocol: HTTPS, port: 443, tls: {mode: Terminate,"
            + " certificateRefs: [{name: default-cert}]}}]}");
    add(
        "HTTPRoute",
        "tls-redirect",
        "{parentRefs: [{name: example-gateway, sectionName: http}], hostnames: [foo.example.com],"
            + " rules: [{filters: [{type: RequestRedirect, requestRedirect: {scheme: https, port:"
            + " 443}}]}]}");
    add(
        "HTTPRoute",
        "foo-route",
        "{parentRefs: [{name: example-gateway, sectionName: https}], hostnames: [foo.example.com],"
            + " rules: [{backendRefs: [{name: foo-svc, port: 8080}]}]}");
    assertThat(paths())
        .containsExactly(
            "Gateway example-gateway TCP 443 tls, Gateway example-gateway",
            "default/foo-svc TCP 8080 clear, HTTPRoute foo-route");
  }

  @Test
  void traffic_splitting() {
    backend("default/foo-v1", 8080);
    backend("default/foo-v2", 8080);
    add(
        "Gateway",
        "foo-gateway",
        "{gatewayClassName: foo-lb, listeners: [{name: http, protocol: HTTP, port: 80}]}");
    add(
        "HTTPRoute",
        "foo-route",
        "{parentRefs: [{name: foo-gateway}], rules: [{backendRefs: [{name: foo-v1, port: 8080,"
            + " weight: 0}, {name: foo-v2, port: 8080, weight: 1}]}]}");
    assertThat(paths())
        .containsExactly(
            "Gateway foo-gateway TCP 80 clear, Gateway foo-gateway",
            "default/foo-v2 TCP 8080 clear, HTTPRoute foo-route");
  }

  @Test
  void http_request_mirroring() {
    backend("default/foo-v1", 8080);
    backend("default/foo-v2", 8080);
    add(
        "Gateway",
        "mirror-gateway",
        "{gatewayClassName: foo-lb, listeners: [{name: http, protocol: HTTP, port: 80}]}");
    add(
        "HTTPRoute",
        "request-mirror",
        "{parentRefs: [{name: mirror-gateway}], rules: [{backendRefs: [{name: foo-v1, port: 8080}],"
            + " filters: [{type: RequestMirror, requestMirror: {backendRef: {name: foo-v2, port:"
            + " 8080}}}]}]}");
    assertThat(paths())
        .containsExactly(
            "Gateway mirror-gateway TCP 80 clear, Gateway mirror-gateway",
            "default/foo-v1 TCP 8080 clear, HTTPRoute request-mirror",
            "default/foo-v2 TCP 8080 clear, HTTPRoute request-mirror mirror");
  }

  @Test
  void cross_namespace_routing() {
    namespace("infra-ns", "{shared-gateway-access: \"true\"}");
    namespace("site-ns", "{shared-gateway-access: \"true\"}");
    namespace("store-ns", "{}");
    backend("site-ns/home", 8080);
    backend("store-ns/foo-store", 8080);
    add(
        "Gateway",
        "infra-ns/shared-gateway",
        "{gatewayClassName: shared-gateway-class, listeners: [{name: https, hostname:"
            + " foo.example.com, protocol: HTTPS, port: 443, allowedRoutes: {namespaces: {from:"
            + " Selector, selector: {matchLabels: {shared-gateway-access: \"true\"}}}}, tls:"
            + " {certificateRefs: [{name: foo-example-com}]}}]}");
    add(
        "HTTPRoute",
        "site-ns/home",
        "{parentRefs: [{name: shared-gateway, namespace: infra-ns}], rules: [{backendRefs: [{name:"
            + " home, port: 8080}]}]}");
    add(
        "HTTPRoute",
        "store-ns/store",
        "{parentRefs: [{name: shared-gateway, namespace: infra-ns}], rules: [{backendRefs: [{name:"
            + " foo-store, port: 8080}]}]}");
    assertThat(paths())
        .containsExactly(
            "infra-ns/shared-gateway TCP 443 tls, Gateway infra-ns/shared-gateway",
            "site-ns/home TCP 8080 clear, HTTPRoute site-ns/home");
  }

  @Test
  void http_route_attachment() {
    backend("gateway-api-example-ns2/foo", 8080);
    add(
        "Gateway",
        "gateway-api-example-ns1/foo-gateway",
        "{gatewayClassName: foo-lb, listeners: [{name: prod-web, port: 80, protocol: HTTP,"
            + " allowedRoutes: {kinds: [{kind: HTTPRoute}], namespaces: {from: Selector, selector:"
            + " {matchLabels: {kubernetes.io/metadata.name: gateway-api-example-ns2}}}}}]}");
    add(
        "HTTPRoute",
        "gateway-api-example-ns2/my-route",
        "{parentRefs: [{kind: Gateway, name: foo-gateway, namespace: gateway-api-example-ns1}],"
            + " rules: [{backendRefs: [{name: foo, port: 8080}]}]}");
    assertThat(paths())
        .containsExactly(
            "gateway-api-example-ns1/foo-gateway TCP 80 clear, Gateway"
                + " gateway-api-example-ns1/foo-gateway",
            "gateway-api-example-ns2/foo TCP 8080 clear, HTTPRoute"
                + " gateway-api-example-ns2/my-route");
  }

  @Test
  void tls_routing() {
    backend("default/foo-svc", 443);
    backend("default/bar-svc", 80);
    add(
        "Gateway",
        "example-gateway",
        "{gatewayClassName: example-gateway-class, listeners: [{name: tls, protocol: TLS, port:"
            + " 443, tls: {mode: Passthrough}}, {name: tls-terminate, protocol: TLS, port: 8443,"
            + " tls: {mode: Terminate, certificateRefs: [{name: tls-terminate-certificate}]}}]}");
    add(
        "TLSRoute",
        "foo-route",
        "{parentRefs: [{name: example-gateway, sectionName: tls}], hostnames: [foo.example.com],"
            + " rules: [{backendRefs: [{name: foo-svc, port: 443}]}]}");
    add(
        "TLSRoute",
        "bar-route",
        "{parentRefs: [{name: example-gateway, sectionName: tls-terminate}], hostnames:"
            + " [bar.example.com], rules: [{backendRefs: [{name: bar-svc, port: 80}]}]}");
    assertThat(paths())
        .containsExactly(
            "Gateway example-gateway TCP 443 tls, Gateway example-gateway",
            "Gateway example-gateway TCP 8443 tls, Gateway example-gateway",
            "default/bar-svc TCP 80 clear, TLSRoute bar-route",
            "default/foo-svc TCP 443 tls, TLSRoute foo-route");
  }

  @Test
  void tcp_and_udp_routing() {
    backend("default/my-foo-service", 6000);
    documents.add(World.pod("default/dns", "{app: dns}", "{}"));
    documents.add(
        World.service("default/dns", "{selector: {app: dns}, ports: [{port: 53, protocol: UDP}]}"));
    add(
        "Gateway",
        "my-tcp-gateway",
        "{gatewayClassName: my-gateway-class, listeners: [{name: foo, protocol: TCP, port: 8080,"
            + " allowedRoutes: {kinds: [{kind: TCPRoute}]}}, {name: dns, protocol: UDP, port:"
            + " 53}]}");
    add(
        "TCPRoute",
        "tcp-app-1",
        "{parentRefs: [{name: my-tcp-gateway, sectionName: foo}], rules: [{backendRefs: [{name:"
            + " my-foo-service, port: 6000}]}]}");
    add(
        "UDPRoute",
        "dns",
        "{parentRefs: [{name: my-tcp-gateway}], rules: [{backendRefs: [{name: dns, port: 53}]}]}");
    assertThat(paths())
        .containsExactly(
            "Gateway my-tcp-gateway TCP 8080 unknown, Gateway my-tcp-gateway",
            "Gateway my-tcp-gateway UDP 53 unknown, Gateway my-tcp-gateway",
            "default/dns UDP 53 unknown, UDPRoute dns",
            "default/my-foo-service TCP 6000 unknown, TCPRoute tcp-app-1");
  }
}
