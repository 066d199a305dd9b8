package io.inscope.snapshot.network;

import static io.inscope.snapshot.network.World.pod;
import static io.inscope.snapshot.network.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Entries by kinds of Contour, NGINX and Traefik.
class ProxyEntriesTest {
  private static final String INTERNET = "Internet 0.0.0.0-255.255.255.255 -> ";
  private static final String API = pod("shop/api", "{app: api}", "{}");
  private static final String SERVICE =
      service(
          "shop/api", "{selector: {app: api}, ports: [{name: web, port: 80, targetPort: 8080}]}");
  private static final String ENVOY =
      pod("contour/envoy", "{}", "{containers: [{image: \"docker.io/envoyproxy/envoy:v1.34\"}]}");
  private static final String TRAEFIK =
      pod("traefik/traefik", "{}", "{containers: [{image: \"docker.io/traefik:v3\"}]}");

  private static List<String> entries(World world) {
    return world
        .rows()
        .filter(row -> row.via().matches("(HTTPProxy|IngressRoute(TCP)?|VirtualServer(Route)?) .*"))
        .map(row -> World.line(row) + " " + row.protection().word() + " by " + row.via())
        .toList();
  }

  private static String object(String version, String kind, String name, String spec) {
    return "{apiVersion: %s, kind: %s, metadata: {%s}, spec: %s}"
        .formatted(version, kind, World.named(name), spec);
  }

  private static String proxy(String name, String spec) {
    return object("projectcontour.io/v1", "HTTPProxy", name, spec);
  }

  @Test
  void an_http_proxy_leads_to_its_services_and_those_it_includes() {
    World world =
        World.of(
            API,
            SERVICE,
            pod("pay/vault", "{app: vault}", "{}"),
            service("pay/vault", "{selector: {app: vault}, ports: [{port: 443}]}"),
            ENVOY,
            proxy(
                "shop/root",
                "{virtualhost: {fqdn: shop.example, tls: {secretName: s}}, includes: [{name: part,"
                    + " namespace: pay}, {name: gone}], routes: [{services: [{name: api, port: 80},"
                    + " {name: api, port: 80, mirror: true}]}]}"),
            proxy("pay/part", "{routes: [{services: [{name: vault, port: 443, protocol: tls}]}]}"));
    assertThat(entries(world))
        .containsExactly(
            "contour/envoy -> pay/vault TCP 443 ALLOWED tls by HTTPProxy pay/part",
            "contour/envoy -> shop/api TCP 8080 ALLOWED clear by HTTPProxy shop/root",
            "contour/envoy -> shop/api TCP 8080 ALLOWED clear by HTTPProxy shop/root mirror",
            INTERNET + "shop/root TCP 443 ALLOWED tls by HTTPProxy shop/root");
    assertThat(world.the().limits())
        .contains("HTTPProxy shop/root includes HTTPProxy shop/gone, which is not in the snapshot");
  }

  @Test
  void an_ingress_route_leads_to_its_services() {
    World world =
        World.of(
            API,
            SERVICE,
            TRAEFIK,
            object(
                "traefik.io/v1alpha1",
                "IngressRoute",
                "shop/web",
                "{entryPoints: [websecure], routes: [{kind: Rule, match: x, services: [{name: api,"
                    + " port: web}, {name: dashboard, kind: TraefikService}]}], tls: {}}"),
            object(
                "traefik.io/v1alpha1",
                "IngressRouteTCP",
                "shop/sql",
                "{entryPoints: [sql], routes: [{services: [{name: api, port: 80}]}], tls:"
                    + " {passthrough: true}}"));
    assertThat(entries(world))
        .containsExactly(
            "traefik/traefik -> shop/api TCP 8080 ALLOWED clear by IngressRoute shop/web",
            "traefik/traefik -> shop/api TCP 8080 ALLOWED tls by IngressRouteTCP shop/sql",
            INTERNET + "shop/web TCP 443 ALLOWED tls by IngressRoute shop/web");
    assertThat(world.the().limits())
        .contains(
            "IngressRoute shop/web leads to TraefikService dashboard, which is no Service; that is"
                + " not followed",
            "IngressRouteTCP shop/sql is entered at entry point sql, whose port is not known");
  }

  @Test
  void a_virtual_server_leads_to_its_upstreams_and_those_of_its_routes() {
    World world =
        World.of(
            API,
            SERVICE,
            pod("pay/vault", "{app: vault}", "{}"),
            service("pay/vault", "{selector: {app: vault}, ports: [{port: 443}]}"),
            pod(
                "nginx/nginx",
                "{}",
                "{containers: [{image: \"docker.io/nginx/nginx-ingress:5\"}]}"),
            object(
                "k8s.nginx.org/v1",
                "VirtualServer",
                "shop/web",
                "{host: shop.example, tls: {secret: s}, upstreams: [{name: api, service: api, port:"
                    + " 80}], routes: [{path: /, action: {pass: api}}, {path: /pay, route:"
                    + " pay/part}]}"),
            object(
                "k8s.nginx.org/v1",
                "VirtualServerRoute",
                "pay/part",
                "{upstreams: [{name: vault, service: vault, port: 443, tls: {enable: true}}]}"));
    assertThat(entries(world))
        .containsExactly(
            "nginx/nginx -> pay/vault TCP 443 ALLOWED tls by VirtualServerRoute pay/part",
            "nginx/nginx -> shop/api TCP 8080 ALLOWED clear by VirtualServer shop/web",
            INTERNET + "shop/web TCP 80 ALLOWED clear by VirtualServer shop/web",
            INTERNET + "shop/web TCP 443 ALLOWED tls by VirtualServer shop/web");
  }
}
