package io.inscope.snapshot.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TroubleshootTest {
  private static final String ROOT = "cluster-resources/";
  private static final String PODS =
      """
      {"metadata": {}, "items": [{"metadata": {"name": "gateway", "namespace": "payments"}}]}
      """;
  private static final String NAMESPACES =
      """
      {"items": [{"metadata": {"name": "payments"}}, {"metadata": {"name": "shop"}}]}
      """;
  private static final String EMPTY =
      """
      {"kind": "NetworkPolicyList", "apiVersion": "networking.k8s.io/v1", "items": null}
      """;

  @TempDir private Path folder;

  private Imported bundle(Map<String, String> more) {
    TreeMap<String, String> files = new TreeMap<>();
    files.put(ROOT + "namespaces.json", NAMESPACES);
    files.put(ROOT + "pods/payments.json", PODS);
    files.put(ROOT + "pods/shop.json", "null");
    files.put(ROOT + "network-policy/payments.json", EMPTY);
    files.put(
        "version.yaml",
        "apiVersion: troubleshoot.sh/v1beta2\nkind: SupportBundle\nspec:\n  versionNumber: v1\n");
    files.putAll(more);
    return Imported.of(folder, files);
  }

  @Test
  void pathsNameTheKindsOfObjectsThatDoNot() {
    Imported bundle = bundle(Map.of());

    assertThat(bundle.problems()).isEmpty();
    assertThat(bundle.objects())
        .containsExactly("1 Namespace/payments", "1 Namespace/shop", "1 payments/Pod/gateway");
    assertThat(bundle.formats())
        .containsExactly("troubleshoot in 4: 4 lists as cluster-resources/<kind>/<namespace>.json");
  }

  @Test
  void aListForEachNamespaceCoversTheClusterAndFewerDoNot() {
    Imported bundle = bundle(Map.of());

    assertThat(bundle.saidOf("Pod"))
        .containsExactly(
            "Pod in payments: Read[count=1]", "Pod in shop: Read[count=0]", "Pod: Read[count=1]");
    assertThat(bundle.saidOf("NetworkPolicy.networking.k8s.io").stream().distinct())
        .containsExactly(
            "NetworkPolicy.networking.k8s.io in payments: Read[count=0]",
            "NetworkPolicy.networking.k8s.io: NotAsked[why=the bundle holds the namespaces it was"
                + " made for only]");
    assertThat(bundle.saidOf("Secret"))
        .containsExactly("Secret: NotAsked[why=the bundle does not collect it]");
  }

  @Test
  void errorFilesTellRefusalsByNamespaceAndForTheCluster() {
    Imported bundle =
        bundle(
            Map.of(
                ROOT + "network-policy-errors.json",
                """
                {"shop": "networkpolicies is forbidden: User \\"a\\" cannot list resource"}
                """,
                ROOT + "nodes-errors.json",
                """
                ["context deadline exceeded"]
                """));

    assertThat(bundle.saidOf("NetworkPolicy.networking.k8s.io").stream().distinct())
        .containsExactly(
            "NetworkPolicy.networking.k8s.io in payments: Read[count=0]",
            "NetworkPolicy.networking.k8s.io in shop: Refused[message=forbidden to the account"
                + " that made the export]");
    assertThat(bundle.saidOf("Node"))
        .containsExactly("Node: Failed[message=the server did not answer in time]");
    assertThat(bundle.problems()).isEmpty();
    assertThat(bundle.entries())
        .contains(
            "EVIDENCE %s troubleshoot 0: it says what was asked for, and holds no object"
                .formatted(folder.resolve("handover").resolve(ROOT + "nodes-errors.json")));
  }

  @Test
  void whatTheClusterServesAndTheBundleLacksWasNotAskedOrForbidden() {
    Imported bundle =
        bundle(
            Map.of(
                ROOT + "resources.json",
                """
                [{"groupVersion": "v1", "resources": [
                   {"name": "secrets", "kind": "Secret", "namespaced": true, "verbs": ["list"]},
                   {"name": "pods", "kind": "Pod", "namespaced": true, "verbs": ["list"]},
                   {"name": "pods/log", "kind": "Pod", "namespaced": true, "verbs": ["list"]},
                   {"name": "bindings", "kind": "Binding", "namespaced": true, "verbs": ["get"]}]},
                 {"groupVersion": "shop.io/v1", "resources": [
                   {"name": "carts", "kind": "Cart", "namespaced": true, "verbs": ["list"]}]}]
                """,
                ROOT + "auth-cani-list/payments.json",
                """
                [{"verbs": ["*"], "apiGroups": [""], "resources": ["pods"]},
                 {"verbs": ["list"], "apiGroups": ["shop.io"], "resources": ["*"]}]
                """));

    assertThat(bundle.saidOf("Secret"))
        .containsExactly(
            "Secret in payments: Refused[message=forbidden to the account that made the export]",
            "Secret: NotAsked[why=the bundle holds the namespaces it was made for only]");
    assertThat(bundle.saidOf("Cart.shop.io"))
        .containsExactly(
            "Cart.shop.io: NotAsked[why=the bundle holds no list of it: there are none, or nobody"
                + " asked]");
    assertThat(bundle.saidOf("Binding")).isEmpty();
    assertThat(bundle.saidOf("ConfigMap")).isEmpty();
  }

  @Test
  void customResourcesInTwoNotationsAreReadAndCountOnce() {
    String json =
        "[{\"apiVersion\":\"shop.io/v1\",\"kind\":\"Cart\",\"metadata\":{\"name\":\"a\"}}]";
    String yaml = "- apiVersion: shop.io/v1\n  kind: Cart\n  metadata:\n    name: a\n";
    Imported bundle =
        bundle(
            Map.of(
                ROOT + "custom-resources/carts.shop.io/shop.json", json,
                ROOT + "custom-resources/carts.shop.io/shop.yaml", yaml));

    assertThat(bundle.problems()).isEmpty();
    assertThat(bundle.objects()).filteredOn(o -> o.contains("Cart")).hasSize(2);
    assertThat(bundle.saidOf("Cart.shop.io"))
        .containsExactly("Cart.shop.io in shop: Read[count=1]", "Cart.shop.io: Read[count=1]");
  }

  @Test
  void definitionsWithoutAKindAreNotLost() {
    Imported bundle =
        bundle(
            Map.of(
                ROOT + "custom-resource-definitions.json",
                "{\"metadata\":{},\"items\":[{\"metadata\":{\"name\":\"carts.shop.io\"}}]}"));

    assertThat(bundle.objects())
        .contains("1 CustomResourceDefinition.apiextensions.k8s.io/carts.shop.io");
  }

  @Test
  void whatIsNoObjectIsListedWithoutAnError() {
    Imported bundle =
        bundle(
            Map.of(
                ROOT + "pods/logs/payments/gateway/app.log",
                "kind: Pod\n",
                ROOT + "image-pull-secrets/payments/quay.json",
                "{\"registry\":\"quay.io\"}",
                "run-check/run-check-events.json",
                "{\"items\":[{\"metadata\":{\"name\":\"a\"}}]}",
                "run-check/run-check.json",
                "{\"metadata\":{\"name\":\"a\",\"labels\":{\"troubleshoot-role\":\"run-collector\"}}}",
                "analysis.json",
                "[{\"name\":\"a\",\"insight\":{\"primary\":\"b\"}}]",
                "certificates/certificates.json",
                "[{\"source\":{\"secret\":\"tls\"}}]"));

    assertThat(bundle.problems()).isEmpty();
    assertThat(bundle.entries().stream().filter(e -> e.startsWith("SKIPPED")).sorted())
        .map(e -> e.substring(e.lastIndexOf('/') + 1))
        .containsExactly(
            "analysis.json troubleshoot-analysis 0: findings of a support bundle, not objects",
            "certificates.json troubleshoot-certificates 0: what a support bundle says of"
                + " certificates, not objects",
            "quay.json registry-accounts 0: accounts at image registries; credentials are never"
                + " read",
            "app.log log 0: a log; logs are not read",
            "run-check-events.json troubleshoot-run 0: about a pod that the collector itself ran",
            "run-check.json troubleshoot-run 0: a pod that the collector of a support bundle ran",
            "version.yaml troubleshoot-version 0: the version of the tool that made a support"
                + " bundle");
  }

  @Test
  void aFolderOfThatNameAloneIsNoBundle() {
    Imported one = Imported.of(folder, Map.of(ROOT + "pods/payments.json", PODS));

    assertThat(one.objects()).containsExactly("1 payments/Pod/gateway");
    assertThat(one.said).isEmpty();
    assertThat(one.formats())
        .containsExactly(
            "kubectl-json in 1: it begins like JSON and has" + " 'apiVersion', 'kind' or 'items'");
  }
}
