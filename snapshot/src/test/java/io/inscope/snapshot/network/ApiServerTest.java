package io.inscope.snapshot.network;

import static io.inscope.snapshot.network.World.pod;
import static io.inscope.snapshot.network.World.policy;
import static io.inscope.snapshot.network.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The API server as a destination, and as somebody who calls.
class ApiServerTest {
  private static final String WEB = pod("shop/web", "{app: web}", "{}");
  private static final String KUBERNETES =
      service("default/kubernetes", "{ports: [{name: https, port: 443, targetPort: 6443}]}");
  private static final String SLICE =
      "{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, addressType: IPv4, metadata:"
          + " {namespace: default, name: kubernetes, labels: {kubernetes.io/service-name:"
          + " kubernetes}}, ports: [{name: https, port: 6443}], endpoints: [{addresses:"
          + " [192.168.1.5]}, {addresses: [192.168.1.6]}]}";

  private static String node(String name, String address) {
    return "{apiVersion: v1, kind: Node, metadata: {name: %s}, status: {addresses: [{type: InternalIP, address: %s}]}}"
        .formatted(name, address);
  }

  private static List<String> rows(World world) {
    return world
        .rows()
        .filter(r -> r.from().name().contains("API server") || r.to().name().contains("API server"))
        .map(row -> World.line(row) + " " + row.protection().word() + " by " + row.via())
        .toList();
  }

  @Test
  void workloads_reach_it_as_their_egress_permits() {
    String to = "shop/web -> Kubernetes API server TCP 6443 ";
    String by = " tls by API server at 192.168.1.5, 192.168.1.6";
    List<String> base = List.of(WEB, KUBERNETES, SLICE, node("a", "192.168.1.5"));
    String egress = "{podSelector: {}, policyTypes: [Egress], egress: [%s]}";
    record Case(String rules, List<String> rows) {}
    assertThat(rows(World.of(base.toArray(String[]::new)))).containsExactly(to + "ALLOWED" + by);
    assertThat(rows(World.of(WEB, SLICE))).containsExactly(to + "ALLOWED" + by);
    for (Case one :
        List.of(
            new Case("", List.of()),
            new Case("{ports: [{port: 443}]}", List.of()),
            new Case("{ports: [{port: 6443}]}", List.of(to + "ALLOWED" + by)),
            new Case("{to: [{ipBlock: {cidr: 192.168.1.6/32}}]}", List.of(to + "ALLOWED" + by)),
            new Case("{to: [{ipBlock: {cidr: 192.168.2.0/24}}]}", List.of()),
            new Case("{to: [{namespaceSelector: {}}]}", List.of()))) {
      List<String> documents = new ArrayList<>(base);
      documents.add(policy("shop/p", egress.formatted(one.rules())));
      assertThat(rows(World.of(documents.toArray(String[]::new))))
          .as(one.rules())
          .isEqualTo(one.rows());
    }
  }

  private static final String HOOK =
      "{apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingWebhookConfiguration,"
          + " metadata: {name: guard}, webhooks: [{clientConfig: {service: {namespace: guard, name:"
          + " guard}}}, {clientConfig: {url: \"https://far.example\"}}]}";
  private static final String GUARD = pod("guard/guard", "{app: guard}", "{}");
  private static final String GUARD_SERVICE =
      service("guard/guard", "{selector: {app: guard}, ports: [{port: 443, targetPort: 9443}]}");

  @Test
  void it_calls_webhooks_and_aggregated_apis() {
    World world =
        World.of(
            GUARD,
            GUARD_SERVICE,
            HOOK,
            "{apiVersion: apiregistration.k8s.io/v1, kind: APIService, metadata: {name: v1.a},"
                + " spec: {service: {namespace: guard, name: guard, port: 443}}}",
            "{apiVersion: apiregistration.k8s.io/v1, kind: APIService, metadata: {name: v1.b},"
                + " spec: {service: {namespace: guard, name: guard}}}",
            "{apiVersion: apiregistration.k8s.io/v1, kind: APIService, metadata: {name: v1.},"
                + " spec: {}}",
            "{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name:"
                + " x.y}, spec: {conversion: {webhook: {clientConfig: {service: {namespace: guard,"
                + " name: gone}}}}}}");
    assertThat(rows(world))
        .containsExactly(
            "Kubernetes API server -> guard/guard TCP 9443 ALLOWED tls by APIService v1.a, v1.b",
            "Kubernetes API server -> guard/guard TCP 9443 ALLOWED tls by"
                + " ValidatingWebhookConfiguration guard");
    assertThat(world.the().limits())
        .contains(
            "ValidatingWebhookConfiguration guard makes the API server call a URL that is no"
                + " service; that is not followed",
            "CustomResourceDefinition x.y leads to Service guard/gone, which is not in the"
                + " snapshot");
  }

  @Test
  void the_policies_of_a_webhook_see_a_node_or_nobody_knows_whom() {
    String rule = "{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 192.168.1.0/24}}]}]}";
    String nodes = node("a", "192.168.1.5") + "\n---\n" + node("b", "192.168.1.6");
    World known =
        World.of(GUARD, GUARD_SERVICE, HOOK, KUBERNETES, SLICE, nodes, policy("guard/p", rule));
    assertThat(rows(known))
        .contains(
            "Kubernetes API server -> guard/guard TCP 9443 ALLOWED tls by"
                + " ValidatingWebhookConfiguration guard");
    assertThat(
            known
                .rows()
                .filter(row -> row.via().startsWith("Validating"))
                .map(row -> row.becauseEgress() + "; " + row.becauseIngress()))
        .containsExactly(
            "no policy applies to the API server; NetworkPolicy guard/p ingress[0] at"
                + " world.yaml:15");
    World managed =
        World.of(GUARD, GUARD_SERVICE, HOOK, KUBERNETES, SLICE, policy("guard/p", rule));
    assertThat(rows(managed))
        .contains(
            "Kubernetes API server -> guard/guard TCP 9443 UNKNOWN tls by"
                + " ValidatingWebhookConfiguration guard");
    World shut =
        World.of(GUARD, GUARD_SERVICE, HOOK, nodes, policy("guard/p", "{podSelector: {}}"));
    assertThat(rows(shut)).isEmpty();
  }
}
