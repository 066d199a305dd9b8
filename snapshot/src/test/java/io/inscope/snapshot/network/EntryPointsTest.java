package io.inscope.snapshot.network;

import static io.inscope.snapshot.network.World.pod;
import static io.inscope.snapshot.network.World.policy;
import static io.inscope.snapshot.network.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EntryPointsTest {
  private static final String API = pod("shop/api", "{app: api}", "{}");
  private static final String CONTROLLER =
      pod(
          "ingress/nginx",
          "{app: nginx}",
          "{containers: [{image: \"registry.k8s.io/ingress-nginx/controller:v1.11.3\"}]}");
  private static final String CLASS =
      "{apiVersion: networking.k8s.io/v1, kind: IngressClass, metadata: {name: nginx}, spec:"
          + " {controller: k8s.io/ingress-nginx}}";
  private static final String SERVICE =
      service(
          "shop/api", "{selector: {app: api}, ports: [{name: web, port: 80, targetPort: 8080}]}");

  /// The rows that come by other ways than pods and their addresses.
  private static List<String> entries(World world) {
    return world
        .rows()
        .filter(row -> !row.via().startsWith("pod") && !row.via().equals("address"))
        .map(row -> World.line(row) + " by " + row.via())
        .toList();
  }

  private static String ingress(String annotations, String spec) {
    return "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {namespace: shop, name: front, annotations: %s}, spec: %s}"
        .formatted(annotations, spec);
  }

  private static final String RULE =
      "rules: [{host: shop.example, http: {paths: [{backend: {service: {name: api, port: {name:"
          + " web}}}}]}}]";

  @Test
  void a_load_balancer_admits_its_source_ranges_and_its_node_ports_anybody() {
    World world =
        World.of(
            API,
            service(
                "shop/lb",
                "{type: LoadBalancer, externalTrafficPolicy: Local, selector: {app: api},"
                    + " loadBalancerSourceRanges: [203.0.113.0/24, bad], ports: [{port: 443,"
                    + " targetPort: 8443, nodePort: 30443}]}"));
    assertThat(entries(world))
        .containsExactly(
            "Internet 0.0.0.0-255.255.255.255 -> shop/api TCP 8443 ALLOWED by NodePort shop/lb"
                + " 30443->8443",
            "Internet 203.0.113.0-203.0.113.255 -> shop/api TCP 8443 ALLOWED by LoadBalancer"
                + " shop/lb 443->8443");
    assertThat(world.the().limits())
        .contains(
            "Service shop/lb: /spec/loadBalancerSourceRanges/1 is 'bad', not a CIDR; the entry is"
                + " left out");
  }

  @Test
  void an_internal_load_balancer_is_for_private_networks() {
    World world =
        World.of(
            API,
            "{apiVersion: v1, kind: Service, metadata: {namespace: shop, name: lb, annotations:"
                + " {networking.gke.io/load-balancer-type: Internal}}, spec: {type: LoadBalancer,"
                + " selector: {app: api}, ports: [{port: 443}]}}");
    assertThat(entries(world)).hasSize(4).allMatch(row -> row.startsWith("Private network "));
  }

  @Test
  void where_a_node_may_replace_the_source_an_address_rule_is_not_sure() {
    String rule = "{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 203.0.113.0/24}}]}]}";
    String node =
        "{apiVersion: v1, kind: Node, metadata: {name: n}, status: {addresses: [{type: InternalIP,"
            + " address: 192.168.1.5}]}}";
    String port =
        "{type: NodePort, selector: {app: api}, externalTrafficPolicy: %s, ports: [{port: 80,"
            + " nodePort: 30080}]}";
    assertThat(
            entries(
                World.of(
                    API,
                    node,
                    service("shop/np", port.formatted("Local")),
                    policy("shop/p", rule))))
        .containsExactly(
            "Internet 203.0.113.0-203.0.113.255 -> shop/api TCP 80 ALLOWED by NodePort shop/np"
                + " 30080->80");
    World cluster =
        World.of(API, node, service("shop/np", port.formatted("Cluster")), policy("shop/p", rule));
    assertThat(entries(cluster))
        .containsExactly(
            "Internet 203.0.113.0-203.0.113.255 -> shop/api TCP 80 UNKNOWN by NodePort shop/np"
                + " 30080->80");
    assertThat(
            cluster
                .rows()
                .filter(row -> row.via().startsWith("NodePort"))
                .findFirst()
                .orElseThrow()
                .unknown())
        .isEqualTo(
            "externalTrafficPolicy is Cluster: policies may see the address of a node instead of"
                + " the source's");
  }

  @Test
  void host_ports_and_external_addresses_are_entries() {
    World world =
        World.of(
            pod(
                "shop/log",
                "{app: log}",
                "{containers: [{ports: [{containerPort: 5140, hostPort: 514, protocol: UDP}]}]}"),
            service(
                "shop/log",
                "{externalIPs: [198.51.100.7], selector: {app: log}, ports: [{port: 80}]}"));
    assertThat(entries(world))
        .containsExactly(
            "Internet 0.0.0.0-255.255.255.255 -> shop/log TCP 80 ALLOWED by externalIP shop/log"
                + " 80->80 at 198.51.100.7",
            "Internet 0.0.0.0-255.255.255.255 -> shop/log UDP 5140 ALLOWED by hostPort 514->5140");
  }

  @Test
  void an_ingress_leads_to_its_backend_from_its_controllers_pods() {
    World world =
        World.of(
            API,
            CONTROLLER,
            CLASS,
            SERVICE,
            ingress(
                "{}", "{ingressClassName: nginx, tls: [{hosts: [shop.example]}], " + RULE + "}"),
            policy(
                "shop/p",
                "{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels:"
                    + " {kubernetes.io/metadata.name: ingress}}}]}]}"));
    assertThat(entries(world))
        .containsExactly(
            "ingress/nginx -> shop/api TCP 8080 ALLOWED by Ingress shop/front",
            "Internet 0.0.0.0-255.255.255.255 -> shop/front TCP 443 ALLOWED by Ingress shop/front");
    Connection front = world.row("Internet 0.0.0.0-255.255.255.255", "shop/front");
    assertThat(front.to().type()).isEqualTo(Endpoint.Type.ENTRY);
    assertThat(front.protection()).isEqualTo(Protection.TLS);
    assertThat(front.protectionEvidence()).isEqualTo("Ingress shop/front has TLS for shop.example");
    Connection back =
        world
            .rows()
            .filter(row -> row.via().equals("Ingress shop/front") && row.to().name().equals("api"))
            .findFirst()
            .orElseThrow();
    assertThat(back.protection()).isEqualTo(Protection.CLEAR);
    assertThat(back.becauseIngress()).isEqualTo("NetworkPolicy shop/p ingress[0] at world.yaml:11");
  }

  @Test
  void a_backend_that_shuts_the_controller_out_has_no_row() {
    World world =
        World.of(
            API,
            CONTROLLER,
            CLASS,
            SERVICE,
            ingress("{}", "{ingressClassName: nginx, " + RULE + "}"),
            policy("shop/p", "{podSelector: {}}"));
    assertThat(entries(world))
        .containsExactly(
            "Internet 0.0.0.0-255.255.255.255 -> shop/front TCP 80 ALLOWED by Ingress shop/front");
  }

  @Test
  void without_a_controller_the_ingress_itself_is_the_source_and_rules_may_or_may_not_admit_it() {
    String cloud =
        ingress(
            "{nginx.ingress.kubernetes.io/backend-protocol: HTTPS}",
            "{ingressClassName: alb, " + RULE + "}");
    World open = World.of(API, SERVICE, cloud);
    assertThat(entries(open))
        .containsExactly(
            "Internet 0.0.0.0-255.255.255.255 -> shop/front TCP 80 UNKNOWN by Ingress shop/front",
            "shop/front -> shop/api TCP 8080 ALLOWED by Ingress shop/front");
    assertThat(open.row("shop/front", "shop/api").becauseEgress())
        .isEqualTo("the controller is not in the snapshot");
    assertThat(open.row("shop/front", "shop/api").protection()).isEqualTo(Protection.TLS);
    assertThat(open.row("Internet 0.0.0.0-255.255.255.255", "shop/front").unknown())
        .isEqualTo("no controller that serves class 'alb' is in the snapshot");
    World some =
        World.of(
            API,
            SERVICE,
            cloud,
            policy("shop/p", "{podSelector: {}, ingress: [{from: [{namespaceSelector: {}}]}]}"));
    assertThat(some.row("shop/front", "shop/api").verdict()).isEqualTo(Answer.UNKNOWN);
    World none = World.of(API, SERVICE, cloud, policy("shop/p", "{podSelector: {}}"));
    assertThat(entries(none)).hasSize(1);
  }

  @Test
  void an_entry_touches_the_workloads_behind_it() {
    World world =
        World.of(
            API,
            pod("shop/other", "{}", "{}"),
            CONTROLLER,
            CLASS,
            SERVICE,
            ingress("{}", "{ingressClassName: nginx, " + RULE + "}"));
    assertThat(world.the().touching(Set.of(World.podRef("shop/api"))))
        .filteredOn(row -> row.via().startsWith("Ingress"))
        .hasSize(2);
    assertThat(world.the().touching(Set.of(World.podRef("shop/other"))))
        .noneMatch(row -> row.via().startsWith("Ingress"));
  }

  @Test
  void a_backend_that_is_missing_is_told() {
    World world = World.of(API, ingress("{}", "{" + RULE + "}"));
    assertThat(world.the().limits())
        .contains("Ingress shop/front leads to Service shop/api, which is not in the snapshot");
  }

  private static final String BACKENDS = "ingressClassName: nginx, " + RULE;

  @Test
  void annotations_of_nginx_count_where_nginx_serves() {
    String annotations =
        "{nginx.ingress.kubernetes.io/whitelist-source-range: \"203.0.113.0/24\","
            + " nginx.ingress.kubernetes.io/mirror-target: \"http://copy.shop.svc/x\"}";
    List<String> base =
        List.of(
            API,
            SERVICE,
            pod("shop/copy", "{app: copy}", "{}"),
            service("shop/copy", "{selector: {app: copy}, ports: [{port: 80}]}"),
            CLASS,
            ingress(annotations, "{" + BACKENDS + "}"));
    assertThat(entries(world(base, CONTROLLER)))
        .containsExactly(
            "ingress/nginx -> shop/api TCP 8080 ALLOWED by Ingress shop/front",
            "ingress/nginx -> shop/copy TCP 80 ALLOWED by Ingress shop/front mirror",
            "Internet 203.0.113.0-203.0.113.255 -> shop/front TCP 80 ALLOWED by Ingress"
                + " shop/front");
    assertThat(entries(world(base, "")))
        .contains(
            "Internet 0.0.0.0-255.255.255.255 -> shop/front TCP 80 UNKNOWN by Ingress shop/front");
  }

  private static World world(List<String> base, String more) {
    List<String> documents = new ArrayList<>(base);
    if (!more.isEmpty()) {
      documents.add(more);
    }
    return World.of(documents.toArray(String[]::new));
  }

  @Test
  void copies_that_leave_the_cluster_and_backends_that_are_no_services_are_told() {
    World world =
        World.of(
            API,
            SERVICE,
            ingress(
                "{nginx.ingress.kubernetes.io/mirror-target: \"https://far.example/x\"}",
                "{defaultBackend: {resource: {kind: Bucket, name: b}}, " + RULE + "}"));
    assertThat(world.the().limits())
        .contains(
            "Ingress shop/front sends a copy of each request to far.example, which is not followed",
            "Ingress shop/front has a backend that is not a Service; where that leads is not"
                + " known");
  }

  @Test
  void a_canary_without_weight_or_condition_gets_nothing() {
    String canary = "nginx.ingress.kubernetes.io/canary: \"true\"";
    String weight = ", nginx.ingress.kubernetes.io/canary-weight: \"%s\"";
    String header = ", nginx.ingress.kubernetes.io/canary-by-header: x";
    String row = "ingress/nginx -> shop/api TCP 8080 ALLOWED by Ingress shop/front";
    record Case(String annotations, boolean gets) {}
    for (Case one :
        List.of(
            new Case(canary, false),
            new Case(canary + weight.formatted("0"), false),
            new Case(canary + weight.formatted("5"), true),
            new Case(canary + header, true))) {
      World world =
          World.of(
              API,
              SERVICE,
              CONTROLLER,
              CLASS,
              ingress("{" + one.annotations() + "}", "{" + BACKENDS + "}"));
      assertThat(entries(world).contains(row)).as(one.annotations()).isEqualTo(one.gets());
    }
  }

  @Test
  void the_class_is_named_or_annotated_or_the_default() {
    String own = CLASS.replace("name: nginx}", "name: own}");
    String byDefault =
        CLASS.replace(
            "{name: nginx}",
            "{name: nginx, annotations: {ingressclass.kubernetes.io/is-default-class:"
                + " \"true\"}}");
    String legacy = "{kubernetes.io/ingress.class: own}";
    String row = "ingress/nginx -> shop/api TCP 8080 ALLOWED by Ingress shop/front";
    List<String> base = List.of(API, SERVICE, CONTROLLER);
    String any = "{" + RULE + "}";
    assertThat(entries(world(base, own + "\n---\n" + ingress(legacy, any)))).contains(row);
    assertThat(entries(world(base, byDefault + "\n---\n" + ingress("{}", any)))).contains(row);
    World unclaimed = world(base, own + "\n---\n" + ingress("{}", any));
    assertThat(unclaimed.row("Internet 0.0.0.0-255.255.255.255", "shop/front").unknown())
        .isEqualTo("it names no class and none is the default: a controller may serve it");
    String greedy =
        CONTROLLER.replace("}]}", ", args: [\"--watch-ingress-without-class=true\"]}]}");
    assertThat(greedy).isNotEqualTo(CONTROLLER);
    assertThat(entries(World.of(API, SERVICE, greedy, own, ingress("{}", any)))).contains(row);
    World foreign =
        world(base, byDefault + "\n---\n" + ingress("{}", "{ingressClassName: alb, " + RULE + "}"));
    assertThat(foreign.row("Internet 0.0.0.0-255.255.255.255", "shop/front").verdict())
        .isEqualTo(Answer.UNKNOWN);
  }

  @Test
  void of_several_controllers_the_one_that_was_told_its_class_serves() {
    String inside =
        pod(
            "ingress/inside",
            "{app: inside}",
            "{containers: [{image: \"registry.k8s.io/ingress-nginx/controller:v1.11.3\", args:"
                + " [/nginx-ingress-controller, \"--controller-class=k8s.io/inside\"]}]}");
    String insideClass =
        "{apiVersion: networking.k8s.io/v1, kind: IngressClass, metadata: {name: inside}, spec:"
            + " {controller: k8s.io/inside}}";
    List<String> base = List.of(API, SERVICE, CONTROLLER, inside, CLASS, insideClass);
    assertThat(entries(world(base, ingress("{}", "{" + BACKENDS + "}"))))
        .contains("ingress/nginx -> shop/api TCP 8080 ALLOWED by Ingress shop/front")
        .noneMatch(row -> row.startsWith("ingress/inside"));
    assertThat(entries(world(base, ingress("{}", "{ingressClassName: inside, " + RULE + "}"))))
        .contains("ingress/inside -> shop/api TCP 8080 ALLOWED by Ingress shop/front")
        .noneMatch(row -> row.startsWith("ingress/nginx"));
  }

  @Test
  void the_edges_of_a_workload_are_the_entries_that_lead_to_it_and_no_others() {
    World world =
        World.of(
            API,
            CONTROLLER,
            CLASS,
            SERVICE,
            pod("shop/other", "{app: other}", "{}"),
            service("shop/other", "{type: NodePort, selector: {app: other}, ports: [{port: 1}]}"),
            ingress("{}", "{ingressClassName: nginx, %s}".formatted(RULE)));
    assertThat(
            world.connectivity().edges(World.podRef("shop/api")).stream()
                .filter(row -> row.via().startsWith("Ingress"))
                .map(World::line))
        .containsExactly(
            "ingress/nginx -> shop/api TCP 8080 ALLOWED",
            "Internet 0.0.0.0-255.255.255.255 -> shop/front TCP 80 ALLOWED");
    assertThat(world.connectivity().edges(World.podRef("shop/other")))
        .noneMatch(row -> row.via().startsWith("Ingress"));
  }
}
