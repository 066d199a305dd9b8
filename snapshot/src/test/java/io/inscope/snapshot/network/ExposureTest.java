package io.inscope.snapshot.network;

import static io.inscope.snapshot.network.World.pod;
import static io.inscope.snapshot.network.World.podRef;
import static io.inscope.snapshot.network.World.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.access.AccessEngine;
import io.inscope.snapshot.exposure.Example;
import io.inscope.snapshot.exposure.Exposure;
import io.inscope.snapshot.exposure.Exposures;
import io.inscope.snapshot.exposure.WhoMay;
import io.inscope.snapshot.model.Progress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Whom the vault would let in, of pods that do not exist.
class ExposureTest {
  private static final String VAULT = pod("pay/vault", "{app: vault}", "{}");

  private static List<Exposure> exposures(String... documents) {
    World world = World.of(documents);
    return Exposures.of(
            world.snapshot(),
            world.the().plugin(),
            AccessEngine.of(world.snapshot()),
            Set.of(podRef("pay/vault")),
            Progress.NONE)
        .stream()
        .filter(one -> !one.who().contains("hostNetwork"))
        .toList();
  }

  private static List<String> ingress(String... documents) {
    return exposures(documents).stream()
        .filter(one -> one.direction() == Direction.INGRESS)
        .map(ExposureTest::line)
        .toList();
  }

  private static String line(Exposure one) {
    return "%s %s %s in %s%s; today %s; %s; other side %s; example %s%s"
        .formatted(
            one.verdict(),
            one.portsInWords(),
            one.who(),
            one.namespaces(),
            one.newNamespaces() ? " or a new one" : "",
            one.today().isEmpty() ? "none" : one.today(),
            one.rule(),
            one.otherSide(),
            one.example().map(Example::toString).orElse("none"),
            one.reason().isEmpty() ? "" : "; " + one.reason());
  }

  private static String vaultPolicy(String from) {
    return policy(
        "pay/vault",
        "{podSelector: {}, ingress: [{from: [%s], ports: [{port: 5432}]}]}".formatted(from));
  }

  @Test
  void a_label_nobody_has_yet_lets_in_whoever_sets_it() {
    assertThat(ingress(VAULT, vaultPolicy("{podSelector: {matchLabels: {app: front}}}")))
        .containsExactly(
            "ALLOWED TCP 5432 any pod labelled app=front in namespace pay in [pay]; today none;"
                + " NetworkPolicy pay/vault ingress[0]; other side permits it; example in pay:"
                + " app=front");
  }

  @Test
  void a_label_of_namespaces_counts_for_those_that_exist_and_those_to_come() {
    assertThat(
            ingress(
                VAULT,
                "{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {team: x}}}",
                "{apiVersion: v1, kind: Namespace, metadata: {name: web}}",
                pod("shop/cart", "{app: front}", "{}"),
                vaultPolicy(
                    "{namespaceSelector: {matchLabels: {team: x}},"
                        + " podSelector: {matchLabels: {app: front}}}")))
        .containsExactly(
            "ALLOWED TCP 5432 any pod labelled app=front in any namespace labelled team=x in"
                + " [shop] or a new one; today shop/Pod/cart; NetworkPolicy pay/vault ingress[0];"
                + " other side permits it; example in shop: app=front");
  }

  @Test
  void a_namespace_named_by_a_policy_may_have_to_be_created_first() {
    assertThat(
            ingress(
                VAULT,
                vaultPolicy(
                    "{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: later}}}")))
        .containsExactly(
            "ALLOWED TCP 5432 any pod in namespace later in [] or a new one; today none;"
                + " NetworkPolicy pay/vault ingress[0]; other side permits it; example in later:"
                + " no labels");
  }

  @Test
  void without_a_policy_anybody_gets_in_and_is_reached() {
    assertThat(exposures(VAULT).stream().map(ExposureTest::line))
        .containsExactly(
            "ALLOWED all any pod anywhere in [pay] or a new one; today none; no policy isolates"
                + " pay/vault for ingress; other side permits it; example in pay: no labels",
            "ALLOWED all any pod anywhere in [pay] or a new one; today none; no policy isolates"
                + " pay/vault for egress; other side permits it; example in pay: no labels");
  }

  @Test
  void nobody_gets_into_what_is_closed() {
    assertThat(ingress(VAULT, policy("pay/closed", "{podSelector: {}, ingress: []}"))).isEmpty();
  }

  @Test
  void selectors_that_contradict_themselves_mean_nobody() {
    assertThat(
            ingress(
                VAULT,
                vaultPolicy(
                    "{podSelector: {matchLabels: {app: front}, matchExpressions: [{key: app,"
                        + " operator: DoesNotExist}]}}")))
        .isEmpty();
  }

  @Test
  void what_an_earlier_denial_takes_back_is_no_exposure() {
    String deny =
        "{apiVersion: policy.networking.k8s.io/v1alpha1, kind: AdminNetworkPolicy, metadata:"
            + " {name: deny}, spec: {priority: 1, subject: {namespaces: {}}, ingress: [{action:"
            + " Deny, from: [{pods: {namespaceSelector: {}, podSelector: {matchLabels: {app:"
            + " front}}}}]}]}}";
    assertThat(ingress(VAULT, deny, vaultPolicy("{podSelector: {matchLabels: {app: front}}}")))
        .isEmpty();
    assertThat(ingress(VAULT, deny, vaultPolicy("{podSelector: {}}")))
        .containsExactly(
            "ALLOWED TCP 5432 any pod in namespace pay in [pay]; today none;"
                + " NetworkPolicy pay/vault ingress[0]; other side permits it; example in pay: no"
                + " labels");
  }

  @Test
  void policies_of_the_pods_own_namespace_stand_beside_the_answer() {
    assertThat(
            ingress(
                VAULT,
                policy("shop/closed", "{podSelector: {}, policyTypes: [Egress]}"),
                pod("shop/cart", "{}", "{}"),
                vaultPolicy(
                    "{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}}")))
        .containsExactly(
            "ALLOWED TCP 5432 any pod in namespace shop in [shop]; today shop/Pod/cart;"
                + " NetworkPolicy pay/vault ingress[0]; other side closed by NetworkPolicy"
                + " shop/closed; example in shop: no labels");
  }

  @Test
  void a_pod_in_the_hosts_network_is_an_exposure_of_what_is_closed() {
    World world =
        World.of(
            pod("pay/vault", "{}", "{nodeName: n1}"),
            policy("pay/closed", "{podSelector: {}, ingress: []}"));
    assertThat(
            Exposures.of(
                    world.snapshot(),
                    world.the().plugin(),
                    AccessEngine.of(world.snapshot()),
                    Set.of(podRef("pay/vault")),
                    Progress.NONE)
                .stream()
                .filter(one -> one.direction() == Direction.INGRESS)
                .map(one -> one.verdict() + " " + one.who() + ": " + one.rule()))
        .containsExactly(
            "ALLOWED any pod in the host's network (hostNetwork) of its node n1: policies do not"
                + " apply to the host's network");
  }

  @Test
  void identities_of_a_mesh_are_not_a_matter_of_labels() {
    List<Exposure> found =
        exposures(
            pod("pay/vault", "{sidecar.istio.io/inject: 'true'}", "{}"),
            "{apiVersion: security.istio.io/v1, kind: AuthorizationPolicy, metadata: {namespace:"
                + " pay, name: vault}, spec: {rules: [{from: [{source: {principals:"
                + " [cluster.local/ns/shop/sa/cart]}}]}]}}");
    assertThat(found.stream().filter(one -> one.direction() == Direction.INGRESS))
        .isNotEmpty()
        .anySatisfy(
            one -> {
              assertThat(one.verdict()).isEqualTo(Answer.UNKNOWN);
              assertThat(one.rule()).startsWith("AuthorizationPolicy pay/vault");
              assertThat(one.reason()).contains("is not a matter of labels alone");
            });
  }

  private static final String RBAC =
      """
      {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: deployer}, rules: [{apiGroups: [apps], resources: [deployments], verbs: [create]}]}
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: shop-dev, namespace: shop}, roleRef: {kind: ClusterRole, name: deployer}, subjects: [{kind: Group, name: shop-developers}]}
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: web-dev, namespace: web}, roleRef: {kind: ClusterRole, name: deployer}, subjects: [{kind: Group, name: web-developers}]}
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: tenants}, rules: [{apiGroups: [''], resources: [namespaces], verbs: [create]}, {apiGroups: [''], resources: [namespaces], resourceNames: [web], verbs: [patch]}]}
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: all}, roleRef: {kind: ClusterRole, name: tenants}, subjects: [{kind: Group, name: 'system:authenticated'}]}
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: net, namespace: pay}, rules: [{apiGroups: [networking.k8s.io], resources: [networkpolicies], verbs: [patch]}]}
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: net, namespace: pay}, roleRef: {kind: Role, name: net}, subjects: [{kind: ServiceAccount, name: ci}]}\
      """;

  @Test
  void whoever_may_set_the_labels_is_named_with_the_binding() {
    WhoMay who =
        exposures(
                VAULT,
                "{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {team: x}}}",
                "{apiVersion: v1, kind: Namespace, metadata: {name: web}}",
                RBAC,
                vaultPolicy("{namespaceSelector: {matchLabels: {team: x}}}"))
            .getFirst()
            .whoMay();
    assertThat(who.powers().stream().map(Object::toString))
        .containsExactly(
            "create or change pods there: Group shop-developers (RoleBinding shop/shop-dev at"
                + " world.yaml:1)",
            "create namespaces: Group system:authenticated (ClusterRoleBinding all at"
                + " world.yaml:1)",
            "label namespaces: Group system:authenticated (ClusterRoleBinding all at"
                + " world.yaml:1, only those named web)",
            "change the policies of pay: ServiceAccount pay/ci (RoleBinding pay/net at"
                + " world.yaml:1)");
    assertThat(who.gaps()).isEmpty();
  }

  @Test
  void rights_that_were_not_handed_over_are_unknown() {
    assertThat(exposures(VAULT).getFirst().whoMay().toString())
        .isEqualTo(
            "create or change pods there: nobody known; create namespaces: nobody known; change the"
                + " policies of pay: nobody known; UNKNOWN who else: ClusterRole: it is not part of"
                + " what was handed over. And 3 more.");
  }
}
