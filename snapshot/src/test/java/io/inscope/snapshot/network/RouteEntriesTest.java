package io.inscope.snapshot.network;

import static io.inscope.snapshot.network.World.pod;
import static io.inscope.snapshot.network.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Entries by OpenShift's Route.
class RouteEntriesTest {
  private static final String INTERNET = "Internet 0.0.0.0-255.255.255.255 -> ";
  private static final String API =
      pod(
          "shop/api",
          "{app: api}",
          "{containers: [{ports: [{name: http, containerPort: 8080}, {name: admin, containerPort:"
              + " 9000}]}]}");
  private static final String SERVICE =
      service(
          "shop/api",
          "{selector: {app: api}, ports: [{name: web, port: 80, targetPort: http}, {name: admin,"
              + " port: 90, targetPort: admin}]}");
  private static final String ROUTER =
      pod(
          "openshift-ingress/router-default",
          "{ingresscontroller.operator.openshift.io/deployment-ingresscontroller: default}",
          "{hostNetwork: true}");
  private static final String SHARD =
      pod(
          "openshift-ingress/router-inside",
          "{ingresscontroller.operator.openshift.io/deployment-ingresscontroller: inside}",
          "{hostNetwork: true}");

  private static List<String> entries(World world) {
    return world
        .rows()
        .filter(row -> row.via().startsWith("Route "))
        .map(row -> World.line(row) + " " + row.protection().word())
        .toList();
  }

  private static String route(String annotations, String spec, String status) {
    return "{apiVersion: route.openshift.io/v1, kind: Route, metadata: {namespace: shop, name: web, annotations: %s}, spec: %s, status: %s}"
        .formatted(annotations, spec, status);
  }

  private static String route(String spec) {
    return route("{}", spec, admitted("default", "True"));
  }

  private static String admitted(String router, String status) {
    return "{ingress: [{routerName: %s, conditions: [{type: Admitted, status: \"%s\", reason: HostAlreadyClaimed}]}]}"
        .formatted(router, status);
  }

  private static final String TO = "host: shop.example, to: {kind: Service, name: api}";

  static Stream<Arguments> routes() {
    String back = "openshift-ingress/router-default -> shop/api TCP ";
    String front = INTERNET + "shop/web TCP ";
    String web = ", port: {targetPort: web}";
    return Stream.of(
        Arguments.of(
            "",
            List.of(
                back + "8080 ALLOWED clear",
                back + "9000 ALLOWED clear",
                front + "80 ALLOWED clear")),
        Arguments.of(web, List.of(back + "8080 ALLOWED clear", front + "80 ALLOWED clear")),
        Arguments.of(
            ", port: {targetPort: 9000}",
            List.of(back + "9000 ALLOWED clear", front + "80 ALLOWED clear")),
        Arguments.of(
            web + ", tls: {termination: edge}",
            List.of(back + "8080 ALLOWED clear", front + "443 ALLOWED tls")),
        Arguments.of(
            web + ", tls: {termination: edge, insecureEdgeTerminationPolicy: Redirect}",
            List.of(back + "8080 ALLOWED clear", front + "443 ALLOWED tls")),
        Arguments.of(
            web + ", tls: {termination: edge, insecureEdgeTerminationPolicy: Allow}",
            List.of(
                back + "8080 ALLOWED clear",
                front + "80 ALLOWED clear",
                front + "443 ALLOWED tls")),
        Arguments.of(
            web + ", tls: {termination: reencrypt}",
            List.of(back + "8080 ALLOWED tls", front + "443 ALLOWED tls")),
        Arguments.of(
            web + ", tls: {termination: passthrough}",
            List.of(back + "8080 ALLOWED tls", front + "443 ALLOWED tls")));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void a_route_leads_from_the_router_to_the_ports_it_means(String spec, List<String> rows) {
    World world = World.of(API, SERVICE, ROUTER, SHARD, route("{" + TO + spec + "}"));
    assertThat(entries(world)).isEqualTo(rows);
  }

  @Test
  void what_says_how_it_is_protected_is_told_with_its_place() {
    World world =
        World.of(
            API,
            SERVICE,
            ROUTER,
            route(
                "{"
                    + TO
                    + ", wildcardPolicy: Subdomain, port: {targetPort: web}, tls:"
                    + " {termination: edge}}"));
    assertThat(world.row("Internet 0.0.0.0-255.255.255.255", "shop/web"))
        .extracting(Connection::protectionEvidence, Connection::becauseIngress)
        .containsExactly(
            "Route shop/web ends TLS for *.example at the router at world.yaml:7",
            "Route shop/web at world.yaml:7");
    assertThat(
            world
                .rows()
                .filter(row -> row.via().equals("Route shop/web") && row.to().name().equals("api"))
                .map(Connection::protectionEvidence))
        .containsExactly("Route shop/web declares termination: edge, so TLS ends at the router");
  }

  @Test
  void the_routers_that_admitted_it_carry_its_traffic() {
    String spec = "{" + TO + ", port: {targetPort: web}}";
    assertThat(
            entries(
                World.of(
                    API, SERVICE, ROUTER, SHARD, route("{}", spec, admitted("inside", "True")))))
        .containsExactly(
            "openshift-ingress/router-inside -> shop/api TCP 8080 ALLOWED clear",
            INTERNET + "shop/web TCP 80 ALLOWED clear");
    World refused = World.of(API, SERVICE, ROUTER, route("{}", spec, admitted("default", "False")));
    assertThat(entries(refused)).isEmpty();
    assertThat(refused.the().limits())
        .contains(
            "Route shop/web was not admitted by any router (HostAlreadyClaimed): nobody enters by"
                + " it");
    World nobody = World.of(API, SERVICE, route("{}", spec, "{}"));
    assertThat(nobody.row("Internet 0.0.0.0-255.255.255.255", "shop/web").unknown())
        .isEqualTo("no router is in the snapshot, and the route's status names none");
  }

  @Test
  void alternate_backends_get_their_share_unless_it_is_nothing() {
    World world =
        World.of(
            API,
            SERVICE,
            pod("shop/b", "{app: b}", "{}"),
            service("shop/b", "{selector: {app: b}, ports: [{name: web, port: 81}]}"),
            pod("shop/c", "{app: c}", "{}"),
            service("shop/c", "{selector: {app: c}, ports: [{name: web, port: 82}]}"),
            ROUTER,
            route(
                "{to: {kind: Service, name: api, weight: 0}, alternateBackends: [{kind: Service,"
                    + " name: b, weight: 5}, {kind: Service, name: c, weight: 0}], port:"
                    + " {targetPort: web}}"));
    assertThat(entries(world))
        .containsExactly(
            "openshift-ingress/router-default -> shop/b TCP 81 ALLOWED clear",
            INTERNET + "shop/web TCP 80 ALLOWED clear");
  }

  @Test
  void an_allowlist_counts_when_all_of_it_is_addresses() {
    String spec = "{" + TO + ", port: {targetPort: web}}";
    String list = "{haproxy.router.openshift.io/%s: \"%s\"}";
    assertThat(
            entries(
                World.of(
                    API,
                    SERVICE,
                    ROUTER,
                    route(
                        list.formatted("ip_whitelist", "203.0.113.7 198.51.100.0/24"),
                        spec,
                        "{}"))))
        .containsExactly(
            "openshift-ingress/router-default -> shop/api TCP 8080 ALLOWED clear",
            "Internet 198.51.100.0-198.51.100.255 -> shop/web TCP 80 ALLOWED clear",
            "Internet 203.0.113.7-203.0.113.7 -> shop/web TCP 80 ALLOWED clear");
    assertThat(
            entries(
                World.of(
                    API,
                    SERVICE,
                    ROUTER,
                    route(
                        list.formatted("ip_allowlist", "203.0.113.7,198.51.100.0/24"),
                        spec,
                        admitted("default", "True")))))
        .contains(INTERNET + "shop/web TCP 80 ALLOWED clear");
  }

  @Test
  void what_a_route_leads_to_in_vain_is_told() {
    World world = World.of(API, SERVICE, ROUTER, route("{" + TO + ", port: {targetPort: 7}}"));
    assertThat(world.the().limits())
        .contains(
            "Route shop/web leads to port 7 of the pods of Service shop/api, to which no port of"
                + " that service leads");
    assertThat(
            World.of(API, SERVICE, ROUTER, route("{" + TO + ", port: {targetPort: x}}"))
                .the()
                .limits())
        .contains("Route shop/web leads to port x of Service shop/api, which has no such port");
    assertThat(World.of(API, ROUTER, route("{" + TO + "}")).the().limits())
        .contains("Route shop/web leads to Service shop/api, which is not in the snapshot");
    assertThat(World.of(API, ROUTER, route("{to: 5}")).the().limits())
        .contains(
            "Route shop/web cannot be read, its paths are missing: /spec/to is a number where an"
                + " object belongs");
  }
}
