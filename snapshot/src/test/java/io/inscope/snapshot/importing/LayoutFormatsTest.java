package io.inscope.snapshot.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The smaller layouts: Rancher's bundle, the dump of cluster-info, the sysdump of Cilium.
class LayoutFormatsTest {
  private static final String NONE = "apiVersion: v1\nitems: []\nkind: List\n";
  private static final String NAMESPACES =
      """
      apiVersion: v1
      kind: List
      items:
      - {apiVersion: v1, kind: Namespace, metadata: {name: payments}}
      - {apiVersion: v1, kind: Namespace, metadata: {name: shop}}
      """;

  @TempDir private Path folder;

  @Test
  void anEmptyListOfRancherMeansNoneInItsNamespace() {
    Imported bundle =
        Imported.of(
            folder,
            Map.of(
                "yamls/cluster/v1/namespaces.yaml",
                NAMESPACES,
                "yamls/namespaced/payments/networking.k8s.io/v1/networkpolicies.yaml",
                NONE,
                "yamls/namespaced/payments/v1/pods.yaml",
                NONE,
                "yamls/namespaced/shop/kubernetes/pods.yaml",
                NONE,
                "bundleGenerationError.log",
                """
                Failed to get /apis/authorization.k8s.io/v1/namespaces/shop/localsubjectaccessreviews: \
                the server does not allow this method on the requested resource
                Failed to get /apis/apps/v1/namespaces/shop/deployments: deployments.apps is forbidden
                """));

    assertThat(bundle.problems()).isEmpty();
    assertThat(bundle.said)
        .containsExactlyInAnyOrder(
            "Namespace: Read[count=2]",
            "Pod in payments: Read[count=0]",
            "Pod in shop: Read[count=0]",
            "Pod: Read[count=0]",
            "NetworkPolicy.networking.k8s.io in payments: Read[count=0]",
            "NetworkPolicy.networking.k8s.io: NotAsked[why=the bundle holds the namespaces it was"
                + " made for only]",
            "Deployment.apps in shop: Refused[message=forbidden to the account that made the"
                + " export]",
            "Deployment.apps: NotAsked[why=the bundle holds the namespaces it was made for only]",
            "Secret: NotAsked[why=the bundle leaves Secrets out]");
  }

  @Test
  void aDumpCoversItsKindsInItsNamespaces() {
    Imported dump =
        Imported.of(
            folder,
            Map.of(
                "nodes.json",
                "{\"kind\":\"NodeList\",\"apiVersion\":\"v1\",\"items\":[]}",
                "shop/pods.json",
                "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":null}",
                "shop/gateway-1/logs.txt",
                "kind: Secret\n",
                "shop/deployments.yaml",
                "kind: DeploymentList\napiVersion: apps/v1\nitems:\n"
                    + "- metadata:\n    name: gateway\n    namespace: shop\n"));

    assertThat(dump.problems()).isEmpty();
    assertThat(dump.objects()).containsExactly("4 shop/Deployment.apps/gateway");
    assertThat(dump.saidOf("Pod").stream().distinct())
        .containsExactly(
            "Pod in shop: Read[count=0]",
            "Pod: NotAsked[why=only the namespaces that were dumped]");
    assertThat(dump.saidOf("Node").stream().distinct()).containsExactly("Node: Read[count=0]");
    assertThat(dump.saidOf("NetworkPolicy.networking.k8s.io"))
        .containsExactly(
            "NetworkPolicy.networking.k8s.io: NotAsked[why=kubectl cluster-info dump holds eight"
                + " kinds only]");
    assertThat(dump.formats())
        .containsExactly(
            "cluster-info-dump in 4: nodes.json, and 2 lists beside it as"
                + " <namespace>/<kind>.json");
  }

  @Test
  void filesWithThePlainNamesOfADumpAreNoDump() {
    Imported files =
        Imported.of(
            folder,
            Map.of(
                "templates/services.yaml",
                "apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Values.name }}\n",
                "shop/pods.yaml",
                "apiVersion: v1\nkind: Pod\nmetadata:\n  name: gateway\n  namespace: shop\n"));

    assertThat(files.problems()).hasSize(1).first().asString().contains("declared intent");
    assertThat(files.said).isEmpty();
    assertThat(files.objects()).containsExactly("1 shop/Pod/gateway");
    assertThat(files.formats())
        .containsExactly(
            "kubectl-yaml in 1: lines that start with 'apiVersion:', 'kind:' or 'items:'");
    assertThat(files.collector.entries())
        .map(Entry::format)
        .containsExactly("kubectl-yaml", "helm-template");
  }

  @Test
  void aSysdumpListsTheWholeClusterButOnlyTheNetwork() {
    String time = "-20260102-030405";
    Imported dump =
        Imported.of(
            folder,
            Map.of(
                "d/k8s-pods" + time + ".yaml",
                "kind: PodList\napiVersion: v1\nitems: []\n",
                "d/k8s-networkpolicies" + time + ".yaml",
                NONE,
                "d/ciliumnetworkpolicies" + time + ".yaml",
                NONE,
                "d/cilium-configmap" + time + ".yaml",
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: cilium-config}\n",
                "d/hubble-flows-cilium-abc12" + time + ".json",
                "{\"flow\":{}}",
                "d/cniconf-cilium-abc12" + time + ".txt",
                "a text"));

    assertThat(dump.problems()).isEmpty();
    assertThat(dump.saidOf("NetworkPolicy.networking.k8s.io"))
        .containsExactly("NetworkPolicy.networking.k8s.io: Read[count=0]");
    assertThat(dump.saidOf("CiliumNetworkPolicy.cilium.io"))
        .containsExactly("CiliumNetworkPolicy.cilium.io: Read[count=0]");
    assertThat(dump.saidOf("ConfigMap")).hasSize(1).first().asString().contains("NotAsked");
    assertThat(dump.saidOf("Ingress.networking.k8s.io"))
        .containsExactly(
            "Ingress.networking.k8s.io: NotAsked[why=a Cilium sysdump holds what concerns the"
                + " network only]");
    assertThat(dump.collector.entries()).map(Entry::format).contains("hubble-flows", "cni-listing");
  }
}
