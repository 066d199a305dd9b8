package io.inscope.snapshot.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.redaction.FingerprintKey;
import io.inscope.snapshot.redaction.Redactor;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFileTest {
  @TempDir private Path folder;

  @Test
  void configurationsBecomeObjectsOfOurOwnGroup() {
    Imported files =
        Imported.of(
            folder,
            Map.of(
                "node1/configz.json",
                "{\"kubeletconfig\":{\"readOnlyPort\":0}}",
                "node2-kubelet-config.json",
                "{\"kubeletconfig\":{\"readOnlyPort\":10255}}",
                "cni/10-canal.conflist",
                "{\"name\":\"k8s-pod-network\",\"cniVersion\":\"1.0.0\",\"plugins\":[]}",
                "eks.json",
                "{\"cluster\":{\"name\":\"prod\",\"arn\":\"arn:aws:eks:eu-1:1:cluster/p\"}}",
                "aks.json",
                "{\"name\":\"blue\",\"type\":\"Microsoft.ContainerService/ManagedClusters\"}",
                "gke.json",
                "{\"name\":\"green\",\"currentMasterVersion\":\"1.33\"}",
                "audit-policy.yaml",
                "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: Metadata\n"));

    assertThat(files.problems()).isEmpty();
    assertThat(files.objects())
        .containsExactly(
            "1 CloudCluster.inscope.io/blue",
            "1 Policy.audit.k8s.io/audit-policy",
            "1 CniConfig.inscope.io/k8s-pod-network",
            "1 CloudCluster.inscope.io/prod",
            "1 CloudCluster.inscope.io/green",
            "1 KubeletConfig.inscope.io/node1",
            "1 KubeletConfig.inscope.io/node2");
    assertThat(files.collector.resources().getLast().root().at("spec", "readOnlyPort").number())
        .hasValue(10255);
  }

  @Test
  void aDumpOfAKubeletIsFiledUnderItsNode() {
    String dump = "{\"kubeletconfig\":{\"readOnlyPort\":%d}}\n";
    Imported files =
        Imported.of(
            folder,
            Map.of(
                "api/v1/nodes/ip-10-0-0-1.example/proxy/configz",
                dump.formatted(1),
                "answer/kubelet-configz/config-2.json",
                dump.formatted(2),
                "configz-node3.json",
                dump.formatted(3)));

    assertThat(files.problems()).isEmpty();
    assertThat(
            files.collector.resources().stream()
                .map(r -> r.ref().name() + " " + r.root().at("spec", "readOnlyPort").value()))
        .containsExactlyInAnyOrder("ip-10-0-0-1.example 1", "config-2 2", "node3 3");
    assertThat(files.collector.resources())
        .allSatisfy(
            dumped ->
                assertThat(dumped.place(dumped.root().at("spec", "readOnlyPort"))).endsWith(":1"));
  }

  @Test
  void severalProgramsMayBeConfiguredInOneFile() {
    Imported file =
        Imported.of(
            folder,
            Map.of(
                "kubeadm.yaml",
                """
                apiVersion: kubeadm.k8s.io/v1beta4
                kind: ClusterConfiguration
                ---
                apiVersion: kubelet.config.k8s.io/v1beta1
                kind: KubeletConfiguration
                readOnlyPort: 0
                """));

    assertThat(file.objects())
        .containsExactly(
            "1 ClusterConfiguration.kubeadm.k8s.io/kubeadm",
            "1 KubeletConfiguration.kubelet.config.k8s.io/kubeadm");
  }

  @Test
  void keysInConfigurationsAreMasked() {
    String key = "c2VjcmV0IGlzIHNlY3VyZSwgb3IgaXMgaXQ/Cg==";
    Imported files =
        Imported.of(
            folder,
            Map.of(
                "encryption.yaml",
                """
                apiVersion: apiserver.config.k8s.io/v1
                kind: EncryptionConfiguration
                resources:
                - resources: [secrets]
                  providers:
                  - aescbc:
                      keys:
                      - name: key1
                        secret: %s
                """
                    .formatted(key),
                "aks.json",
                "{\"type\":\"Microsoft.ContainerService/ManagedClusters\",\"kubeconfig\":"
                    + "\"users:\\n- name: a\\n  user:\\n    token: "
                    + key
                    + "\\n\"}",
                "gke.json",
                "{\"currentMasterVersion\":\"1.33\",\"masterAuth\":{\"password\":\""
                    + key
                    + "\"}}"));

    Redactor redactor = new Redactor(FingerprintKey.random());
    assertThat(files.objects()).hasSize(3);
    for (Resource resource : files.collector.resources()) {
      String kept = CanonicalJson.text(redactor.redact(resource).resource().root().object());
      assertThat(kept).doesNotContain(key).contains("redacted:");
    }
  }

  @Test
  void objectsThatQuoteConfigurationsAreStillObjects() {
    Imported map =
        Imported.of(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: kubelet
            data:
              kubelet: |
                apiVersion: kubelet.config.k8s.io/v1beta1
            """);

    assertThat(map.objects()).containsExactly("1 default/ConfigMap/kubelet");
  }

  @Test
  void aPrintedDumpIsReadWithoutItsLogs() {
    Imported dump =
        Imported.of(
            """
            {
                "kind": "NodeList",
                "apiVersion": "v1",
                "items": []
            }
            {
                "kind": "PodList",
                "apiVersion": "v1",
                "items": [{"metadata": {"name": "gateway", "namespace": "shop"}}]
            }
            {
                "kind": "ServiceList",
                "apiVersion": "v1",
                "items": []
            }
            ==== START logs for container app of pod shop/gateway ====
            {"kind": "Secret", "apiVersion": "v1", "metadata": {"name": "from-a-log"}}
            Bearer of a token {
            ==== END logs for container app of pod shop/gateway ====
            {
                "kind": "EventList",
                "apiVersion": "v1",
                "items": [{"metadata": {"name": "started", "namespace": "bank"}}]
            }
            """);

    assertThat(dump.problems()).isEmpty();
    assertThat(dump.objects()).containsExactly("9 shop/Pod/gateway", "23 bank/Event/started");
    assertThat(dump.saidOf("Pod"))
        .containsExactly(
            "Pod in shop: Read[count=1]",
            "Pod: NotAsked[why=only the namespaces that were dumped]");
    assertThat(dump.saidOf("Node")).containsExactly("Node: Read[count=0]");
    assertThat(dump.saidOf("Service"))
        .containsExactly("Service: NotAsked[why=only the namespaces that were dumped]");
    assertThat(dump.saidOf("Secret")).hasSize(1);
  }
}
