package io.inscope.snapshot.network;

import static io.inscope.snapshot.network.World.pod;
import static io.inscope.snapshot.network.World.policy;
import static io.inscope.snapshot.network.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Where services lead.
class ServicePathsTest {
  private static final String WEB = pod("shop/web", "{app: web}", "{}");
  private static final String PORTS = "ports: [{name: sql, port: 5432, targetPort: 6432}]";

  private static String db(String name, String ip) {
    return pod("shop/" + name, "{app: db}", "{}", "{podIP: " + ip + "}");
  }

  private static String slice(String name, String service, String endpoints) {
    return "{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, addressType: IPv4, metadata:"
        + " {%s, labels: {kubernetes.io/service-name: %s}}, ports: [{name: sql, port: 6432}],"
            .formatted(World.named(name), service)
        + " endpoints: ["
        + endpoints
        + "]}";
  }

  private static String endpoint(String ip, String pod, String conditions) {
    return "{addresses: [%s], targetRef: {kind: Pod, name: %s}, conditions: {%s}}"
        .formatted(ip, pod, conditions);
  }

  /// How a workload is reached from another: the only TCP row's `via`.
  private static String via(World world, String to) {
    return world.row("shop/web", to).via();
  }

  @Test
  void endpoints_that_were_handed_over_count_and_not_the_selector() {
    World world =
        World.of(
            WEB,
            db("db-0", "10.0.0.1"),
            db("db-1", "10.0.0.2"),
            db("db-2", "10.0.0.3"),
            service("shop/db", "{selector: {app: db}, " + PORTS + "}"),
            slice(
                "shop/db-x",
                "db",
                endpoint("10.0.0.1", "db-0", "")
                    + ", "
                    + endpoint("10.0.0.2", "db-1", "ready: false")));
    assertThat(via(world, "shop/db-0")).isEqualTo("pod, Service shop/db 5432->6432");
    assertThat(via(world, "shop/db-1")).isEqualTo("pod");
    assertThat(via(world, "shop/db-2")).isEqualTo("pod");
    assertThat(world.the().limits())
        .contains("Service shop/db leaves out a pod, not ready when the snapshot was taken: db-1");
  }

  @Test
  void where_nobody_is_ready_those_that_still_answer_are_used() {
    World world =
        World.of(
            WEB,
            db("db-0", "10.0.0.1"),
            db("db-1", "10.0.0.2"),
            service("shop/db", "{selector: {app: db}, " + PORTS + "}"),
            slice(
                "shop/db-x",
                "db",
                endpoint("10.0.0.1", "db-0", "ready: false, serving: true, terminating: true")
                    + ", "
                    + endpoint("10.0.0.2", "db-1", "ready: false, serving: false")));
    assertThat(via(world, "shop/db-0")).isEqualTo("pod, Service shop/db 5432->6432");
    assertThat(via(world, "shop/db-1")).isEqualTo("pod");
  }

  @Test
  void endpoints_objects_count_where_there_is_no_slice() {
    String endpoints =
        "{apiVersion: v1, kind: Endpoints, metadata: {namespace: shop, name: db}, subsets:"
            + " [{addresses: [{ip: 10.0.0.1, targetRef: {kind: Pod, name: db-0}}],"
            + " notReadyAddresses: [{ip: 10.0.0.2, targetRef: {kind: Pod, name: db-1}}], ports:"
            + " [{name: sql, port: 7000}]}]}";
    String service = service("shop/db", "{selector: {app: db}, " + PORTS + "}");
    World world = World.of(WEB, db("db-0", "10.0.0.1"), db("db-1", "10.0.0.2"), service, endpoints);
    assertThat(via(world, "shop/db-0")).isEqualTo("pod, Service shop/db 5432->7000");
    assertThat(via(world, "shop/db-1")).isEqualTo("pod");
    World both =
        World.of(
            WEB,
            db("db-0", "10.0.0.1"),
            service,
            endpoints,
            slice("shop/db-x", "db", endpoint("10.0.0.1", "db-0", "")));
    assertThat(via(both, "shop/db-0")).isEqualTo("pod, Service shop/db 5432->6432");
  }

  @Test
  void a_single_port_needs_no_name() {
    World world =
        World.of(
            WEB,
            db("db-0", "10.0.0.1"),
            service("shop/db", "{selector: {app: db}, ports: [{port: 5432}]}"),
            slice("shop/db-x", "db", endpoint("10.0.0.1", "db-0", "")));
    assertThat(via(world, "shop/db-0")).isEqualTo("pod, Service shop/db 5432->6432");
  }

  @Test
  void pods_to_come_are_behind_the_service_that_selects_them() {
    World world =
        World.of(
            WEB,
            pod("shop/db-9", "{app: db}", "{}"),
            db("db-0", "10.0.0.1"),
            service("shop/db", "{selector: {app: db}, " + PORTS + "}"),
            slice("shop/db-x", "db", endpoint("10.0.0.1", "db-0", "")));
    assertThat(via(world, "shop/db-9")).isEqualTo("pod, Service shop/db 5432->6432");
  }

  @Test
  void endpoints_by_hand_lead_to_a_pod_elsewhere_or_out_of_the_cluster() {
    World world =
        World.of(
            WEB,
            pod("pay/vault", "{app: vault}", "{}", "{podIP: 10.0.0.9}"),
            service("shop/ext", "{" + PORTS + "}"),
            slice("shop/ext-1", "ext", "{addresses: [10.0.0.9]}, {addresses: [203.0.113.7]}"));
    assertThat(via(world, "pay/vault")).isEqualTo("pod, Service shop/ext 5432->6432");
    assertThat(world.rows().filter(row -> row.via().startsWith("Service")).map(World::line))
        .containsExactly("shop/web -> Internet 203.0.113.7-203.0.113.7 TCP 6432 ALLOWED");
    assertThat(world.the().limits())
        .contains(
            "Service shop/ext leads to addresses that are no pod's; rows name it for the workloads"
                + " of its namespace, those of others are among the rows of addresses");
    World shut =
        World.of(
            WEB,
            policy("shop/p", "{podSelector: {}, policyTypes: [Egress]}"),
            service("shop/ext", "{" + PORTS + "}"),
            slice("shop/ext-1", "ext", "{addresses: [203.0.113.7]}"));
    assertThat(shut.rows().filter(row -> row.via().startsWith("Service"))).isEmpty();
  }

  @Test
  void an_external_name_may_hide_a_service_of_another_namespace() {
    World world =
        World.of(
            WEB,
            pod("pay/vault", "{app: vault}", "{}"),
            service(
                "pay/vault", "{selector: {app: vault}, ports: [{port: 443, targetPort: 8443}]}"),
            service(
                "shop/cards", "{type: ExternalName, externalName: vault.pay.svc.cluster.local.}"),
            service("shop/chain", "{type: ExternalName, externalName: cards.shop.svc}"),
            service("shop/out", "{type: ExternalName, externalName: db.example}"),
            service("shop/lost", "{type: ExternalName, externalName: gone.pay.svc}"));
    assertThat(via(world, "pay/vault"))
        .isEqualTo(
            "pod, ExternalName shop/cards -> pay/vault 443->8443, ExternalName shop/chain ->"
                + " pay/vault 443->8443, Service pay/vault 443->8443");
    assertThat(world.the().limits())
        .contains(
            "Service shop/out is an alias for the name db.example, whose addresses are not known",
            "Service shop/lost is an alias for the name gone.pay.svc, which is not in the"
                + " snapshot");
  }

  @Test
  void a_service_may_lead_to_its_clients_own_node_only() {
    World world =
        World.of(
            WEB,
            pod("shop/agent", "{app: agent}", "{}"),
            service(
                "shop/agent",
                "{internalTrafficPolicy: Local, selector: {app: agent}, ports: [{port: 80}]}"));
    assertThat(via(world, "shop/agent"))
        .isEqualTo("pod, Service shop/agent 80->80 on the client's node");
  }

  @Test
  void services_that_lead_nowhere_are_told() {
    World world =
        World.of(
            WEB,
            service("shop/stale", "{selector: {app: old}, ports: [{port: 80}]}"),
            service("shop/name", "{selector: {app: web}, ports: [{port: 80, targetPort: http}]}"),
            service("shop/manual", "{ports: [{port: 80}]}"),
            service("shop/odd", "{selector: {app: 5}, ports: [{port: 80}]}"));
    assertThat(world.the().limits())
        .contains(
            "Services that lead to no pod of the snapshot: shop/name, shop/stale",
            "Service shop/manual has no selector, and its endpoints were not handed over: where it"
                + " leads is not known",
            "Service shop/odd cannot be read, its paths are missing: /spec/selector/app is a number"
                + " where a text belongs");
  }

  @Test
  void a_rule_for_the_address_of_a_service_is_told() {
    String rule =
        "{podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: %s}}]}]}";
    String service =
        service("shop/db", "{clusterIP: 10.96.0.7, selector: {app: web}, " + PORTS + "}");
    assertThat(
            World.of(WEB, service, policy("shop/p", rule.formatted("10.96.0.7/32"))).the().limits())
        .contains(
            "NetworkPolicy shop/p egress[0] at world.yaml:5 permits 10.96.0.7/32, the address of"
                + " Service shop/db: most plugins see the pod behind a service instead, so it may"
                + " permit nothing");
    String range =
        "{apiVersion: networking.k8s.io/v1, kind: ServiceCIDR, metadata: {name: kubernetes}, spec:"
            + " {cidrs: [10.96.0.0/12]}}";
    assertThat(
            World.of(WEB, range, policy("shop/p", rule.formatted("10.100.0.0/16"))).the().limits())
        .contains(
            "NetworkPolicy shop/p egress[0] at world.yaml:5 permits 10.100.0.0/16, among the"
                + " addresses of services: most plugins see the pod behind a service instead, so it"
                + " may permit nothing");
    assertThat(World.of(WEB, range, policy("shop/p", rule.formatted("10.0.0.0/8"))).the().limits())
        .noneMatch(sentence -> sentence.contains("most plugins"));
  }

  @Test
  void published_ports_say_where_they_answer() {
    World world =
        World.of(
            "{apiVersion: v1, kind: Pod, metadata: {namespace: shop, name: web, labels: {app:"
                + " web}}, spec: {nodeName: node-1, containers: [{ports: [{containerPort: 80,"
                + " hostPort: 8080}, {containerPort: 81, hostPort: 8081, hostIP: 127.0.0.1}]}]}}",
            "{apiVersion: v1, kind: Service, metadata: {namespace: shop, name: lb}, spec: {type:"
                + " LoadBalancer, loadBalancerClass: x/y, allocateLoadBalancerNodePorts: false,"
                + " externalTrafficPolicy: Local, selector: {app: web}, ports: [{port: 443}]},"
                + " status: {loadBalancer: {ingress: [{ip: 203.0.113.10}]}}}",
            service(
                "shop/np",
                "{type: NodePort, externalTrafficPolicy: Local, selector: {app: web}, ports:"
                    + " [{port: 80, nodePort: 30080}]}"));
    assertThat(
            world
                .rows()
                .map(Connection::via)
                .filter(via -> via.matches("(LoadBalancer|NodePort|hostPort) .*"))
                .sorted())
        .isEqualTo(
            List.of(
                "LoadBalancer shop/lb 443->443 at 203.0.113.10",
                "NodePort shop/np 30080->80 on node-1",
                "hostPort 8080->80 on node-1"));
    assertThat(world.the().limits())
        .contains(
            "Service shop/lb is published by load balancers of class 'x/y'; who can reach those is"
                + " decided outside of the snapshot");
  }
}
