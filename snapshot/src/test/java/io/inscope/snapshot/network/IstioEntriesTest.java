package io.inscope.snapshot.network;

import static io.inscope.snapshot.network.World.pod;
import static io.inscope.snapshot.network.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Entries by Istio's Gateway and VirtualService.
class IstioEntriesTest {
  private static final String INTERNET = "Internet 0.0.0.0-255.255.255.255 -> ";
  private static final String API = pod("shop/api", "{app: api}", "{}");
  private static final String SERVICE =
      service(
          "shop/api", "{selector: {app: api}, ports: [{name: web, port: 80, targetPort: 8080}]}");
  private static final String PODS = pod("mesh/ingress", "{istio: ingressgateway}", "{}");

  private static List<String> entries(World world) {
    return world
        .rows()
        .filter(row -> row.via().matches("(Gateway|VirtualService) .*"))
        .map(row -> World.line(row) + " " + row.protection().word() + " by " + row.via())
        .toList();
  }

  private static String gateway(String servers) {
    return "{apiVersion: networking.istio.io/v1, kind: Gateway, metadata: {namespace: mesh, name:"
        + " public}, spec: {selector: {istio: ingressgateway}, servers: ["
        + servers
        + "]}}";
  }

  private static String virtualService(String name, String spec) {
    return "{apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {%s}, spec: %s}"
        .formatted(World.named(name), spec);
  }

  private static final String HTTP =
      "{port: {number: 80, name: http, protocol: HTTP}, hosts: [\"*\"]}";
  private static final String BOUND = "hosts: [shop.example], gateways: [mesh/public]";
  private static final String TO_API = "http: [{route: [{destination: {host: api}}]}]";

  @Test
  void a_virtual_service_leads_from_the_gateways_pods_to_its_destinations() {
    World world =
        World.of(
            API,
            SERVICE,
            PODS,
            gateway(
                HTTP
                    + ", {port: {number: 443, name: https, protocol: HTTPS}, hosts:"
                    + " [shop/shop.example], tls: {mode: MUTUAL}}, {port: {number: 8443, name: s,"
                    + " protocol: HTTPS}, hosts: [./shop.example], tls: {mode: SIMPLE}}"),
            virtualService("shop/web", "{" + BOUND + ", " + TO_API + "}"));
    assertThat(entries(world))
        .containsExactly(
            "mesh/ingress -> shop/api TCP 8080 ALLOWED unknown by VirtualService shop/web on"
                + " Gateway mesh/public",
            INTERNET + "mesh/public TCP 80 ALLOWED clear by Gateway mesh/public",
            INTERNET + "mesh/public TCP 443 ALLOWED mtls by Gateway mesh/public");
    assertThat(world.rows().filter(r -> r.ports().from() == 443).findFirst().orElseThrow())
        .extracting(Connection::protectionEvidence, Connection::becauseIngress)
        .containsExactly(
            "server 443 of Gateway mesh/public at world.yaml:7 has TLS mode MUTUAL",
            "server 443 of Gateway mesh/public at world.yaml:7");
  }

  @Test
  void mirrors_get_copies_and_weightless_destinations_nothing() {
    World world =
        World.of(
            API,
            SERVICE,
            pod("shop/copy", "{app: copy}", "{}"),
            service("shop/copy", "{selector: {app: copy}, ports: [{port: 80}]}"),
            pod("shop/old", "{app: old}", "{}"),
            service("shop/old", "{selector: {app: old}, ports: [{port: 80}]}"),
            PODS,
            gateway(HTTP),
            virtualService(
                "shop/web",
                "{"
                    + BOUND
                    + ", http: [{route: [{destination: {host: api.shop.svc.cluster.local, port:"
                    + " {number: 80}}, weight: 100}, {destination: {host: old}, weight: 0}],"
                    + " mirrors: [{destination: {host: copy}}]}]}"));
    assertThat(entries(world))
        .containsExactly(
            "mesh/ingress -> shop/api TCP 8080 ALLOWED unknown by VirtualService shop/web on"
                + " Gateway mesh/public",
            "mesh/ingress -> shop/copy TCP 80 ALLOWED unknown by VirtualService shop/web on"
                + " Gateway mesh/public mirror",
            INTERNET + "mesh/public TCP 80 ALLOWED clear by Gateway mesh/public");
  }

  @Test
  void without_a_gateway_or_a_common_host_nobody_enters() {
    World world =
        World.of(
            API,
            SERVICE,
            PODS,
            gateway("{port: {number: 80, name: http, protocol: HTTP}, hosts: [pay/*]}"),
            virtualService("shop/inside", "{hosts: [api], " + TO_API + "}"),
            virtualService("shop/mesh", "{hosts: [api], gateways: [mesh], " + TO_API + "}"),
            virtualService("shop/foreign", "{" + BOUND + ", " + TO_API + "}"),
            virtualService("shop/gone", "{hosts: [x.example], gateways: [gone], " + TO_API + "}"));
    assertThat(entries(world)).isEmpty();
    assertThat(world.the().limits())
        .contains(
            "VirtualService shop/foreign has no host in common with Gateway mesh/public: nobody"
                + " enters by it",
            "VirtualService shop/gone names Gateway shop/gone, which is not in the snapshot");
  }

  @Test
  void what_is_kept_in_its_namespace_is_not_seen_by_a_gateway_elsewhere() {
    World world =
        World.of(
            API,
            SERVICE,
            PODS,
            gateway(HTTP),
            virtualService("shop/web", "{" + BOUND + ", exportTo: [.], " + TO_API + "}"));
    assertThat(entries(world)).isEmpty();
    assertThat(world.the().limits())
        .contains(
            "VirtualService shop/web is not exported to the pods of Gateway mesh/public: nobody"
                + " enters by it");
  }

  @Test
  void tls_passes_through_or_begins_anew_as_declared() {
    World through =
        World.of(
            API,
            SERVICE,
            PODS,
            gateway(
                "{port: {number: 443, name: tls, protocol: TLS}, hosts: [shop.example], tls: {mode:"
                    + " PASSTHROUGH}}"),
            virtualService(
                "shop/web",
                "{"
                    + BOUND
                    + ", tls: [{match: [{sniHosts: [shop.example]}], route: [{destination: {host:"
                    + " api}}]}]}"));
    assertThat(entries(through))
        .containsExactly(
            "mesh/ingress -> shop/api TCP 8080 ALLOWED tls by VirtualService shop/web on Gateway"
                + " mesh/public",
            INTERNET + "mesh/public TCP 443 ALLOWED tls by Gateway mesh/public");
    World anew =
        World.of(
            API,
            SERVICE,
            PODS,
            gateway(HTTP),
            virtualService("shop/web", "{" + BOUND + ", " + TO_API + "}"),
            "{apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: {namespace:"
                + " shop, name: api}, spec: {host: api, trafficPolicy: {tls: {mode:"
                + " ISTIO_MUTUAL}}}}");
    Connection row =
        anew.rows().filter(r -> r.via().startsWith("VirtualService")).findFirst().orElseThrow();
    assertThat(row.protection()).isEqualTo(Protection.MTLS);
    assertThat(row.protectionEvidence())
        .isEqualTo("DestinationRule shop/api declares TLS mode ISTIO_MUTUAL at world.yaml:11");
  }

  @Test
  void delegates_are_followed_and_hosts_outside_are_told() {
    World world =
        World.of(
            API,
            SERVICE,
            PODS,
            gateway(HTTP),
            virtualService(
                "mesh/root",
                "{"
                    + BOUND
                    + ", http: [{delegate: {name: web, namespace: shop}}, {route: [{destination:"
                    + " {host: pay.example}}]}]}"),
            virtualService("shop/web", "{" + TO_API + "}"),
            "{apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {namespace: shop,"
                + " name: pay}, spec: {hosts: [pay.example]}}");
    assertThat(entries(world))
        .containsExactly(
            "mesh/ingress -> shop/api TCP 8080 ALLOWED unknown by VirtualService shop/web on"
                + " Gateway mesh/public",
            INTERNET + "mesh/public TCP 80 ALLOWED clear by Gateway mesh/public");
    assertThat(world.the().limits())
        .contains(
            "VirtualService mesh/root leads to host pay.example of ServiceEntry shop/pay, whose"
                + " addresses are not known");
  }
}
