package io.inscope.snapshot.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.Collector;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagedClusterTest {
  private static final String NODE =
      """
      apiVersion: v1
      kind: Node
      metadata:
        name: %s
        labels: {%s}
      spec: {providerID: "%s"}
      status: {nodeInfo: {kubeletVersion: "%s"}}
      """;

  @ParameterizedTest
  @CsvSource({
    "eks.amazonaws.com/nodegroup, EKS",
    "eks.amazonaws.com/compute-type, EKS",
    "cloud.google.com/gke-nodepool, GKE",
    "kubernetes.azure.com/cluster, AKS",
    "hypershift.openshift.io/nodePool, HOSTED_OPENSHIFT",
    "oke.oraclecloud.com/pool.name, OKE",
    "ibm-cloud.kubernetes.io/worker-id, IKS",
    "doks.digitalocean.com/node-pool, DOKS",
    "lke.linode.com/pool-id, LKE",
    "alibabacloud.com/nodepool-id, ACK",
    "tke.cloud.tencent.com/nodepool-id, TKE",
    "vke.vultr.com/node-pool, VKE",
    "k8s.scaleway.com/pool, KAPSULE",
    "node.k8s.ovh/type, OVH",
    "kubernetes.civo.com/civo-node-pool, CIVO",
    "worker.gardener.cloud/pool, GARDENER"
  })
  void aLabelThatOnlyAServiceSetsTellsIt(String label, Provider provider) {
    assertThat(found(NODE.formatted("n1", label + ": x", "", "v1.33.1")))
        .hasValue("%s: Node n1 /metadata/labels/%s".formatted(provider, label.replace("/", "~1")));
  }

  @ParameterizedTest
  @CsvSource({
    "aws:///eu-1a/i-1, v1.33.1-eks-1234, EKS",
    "gce://shop/eu/n1, v1.33.1-gke.100, GKE",
    "ibm://a, v1.33.1+IKS, IKS",
    "'', v1.33.1-aliyun.1, ACK",
    "'', v1.33.1-tke.2, TKE"
  })
  void aReleaseOfTheServiceOnItsOwnMachinesTellsIt(
      String cloud, String version, Provider provider) {
    assertThat(found(NODE.formatted("n1", "", cloud, version)))
        .hasValue(provider + ": Node n1 /status/nodeInfo/kubeletVersion");
  }

  @ParameterizedTest
  @CsvSource({
    "aws:///eu-1a/i-1, v1.33.1",
    "vsphere://4220, v1.33.1-eks-1234",
    "vsphere://4220, v1.33.1-gke.100",
    "azure:///subscriptions/1, v1.33.1",
    "k3s://n1, v1.33.1+k3s1"
  })
  void theCloudOrTheReleaseAloneTellsNothing(String cloud, String version) {
    assertThat(found(NODE.formatted("n1", "", cloud, version))).isEmpty();
  }

  @Test
  void machinesOfAutopilotHaveNamesOfTheirOwn() {
    assertThat(found(NODE.formatted("gk3-shop-1", "cloud.google.com/gke-nodepool: a", "", "v1")))
        .hasValue("GKE_AUTOPILOT: Node gk3-shop-1 /metadata/labels/cloud.google.com~1gke-nodepool");
  }

  @Test
  void aClusterThatShowsItsApiServerRunsItItself() {
    assertThat(
            found(
                NODE.formatted("n1", "eks.amazonaws.com/nodegroup: a", "", "v1.33.1")
                    + """
                    ---
                    apiVersion: v1
                    kind: Pod
                    metadata: {name: kube-apiserver-n1, namespace: kube-system}
                    spec: {containers: [{name: kube-apiserver}]}
                    """))
        .isEmpty();
  }

  @Test
  void openShiftSaysThatItsControlPlaneIsElsewhere() {
    String infrastructure =
        """
        apiVersion: config.openshift.io/v1
        kind: Infrastructure
        metadata: {name: cluster}
        status: {controlPlaneTopology: %s}
        """;
    assertThat(found(infrastructure.formatted("External")))
        .hasValue("HOSTED_OPENSHIFT: Infrastructure cluster" + " /status/controlPlaneTopology");
    assertThat(found(infrastructure.formatted("HighlyAvailable"))).isEmpty();
  }

  @Test
  void namespacesOfAServiceTellIt() {
    assertThat(found("apiVersion: v1\nkind: Namespace\nmetadata: {name: openshift-backplane}\n"))
        .hasValue("ROSA: Namespace openshift-backplane /metadata/name");
    assertThat(
            found("apiVersion: v1\nkind: Namespace\nmetadata: {name: openshift-azure-operator}\n"))
        .hasValue("ARO: Namespace openshift-azure-operator /metadata/name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "arn: 'arn:aws:eks:eu-1:1:cluster/p' | EKS | arn",
        "type: Microsoft.ContainerService/ManagedClusters | AKS | type",
        "currentMasterVersion: '1.33' | GKE | currentMasterVersion",
        "{currentMasterVersion: '1.33', autopilot: {enabled: true}} | GKE_AUTOPILOT |"
            + " currentMasterVersion"
      })
  void whatTheCloudSaysOfTheClusterCounts(String spec, Provider provider, String field) {
    String flow = spec.startsWith("{") ? spec : "{" + spec + "}";
    assertThat(
            found(
                """
                apiVersion: inscope.io/v1
                kind: CloudCluster
                metadata: {name: shop}
                spec: %s
                """
                    .formatted(flow)))
        .hasValue("%s: CloudCluster shop /spec/%s".formatted(provider, field));
  }

  @Test
  void objectsOfTheWrongShapeTellNothing() {
    assertThat(
            found(
                """
                {apiVersion: v1, kind: Node, metadata: {name: a, labels: [x]}, status: 3, spec: 4}
                ---
                {apiVersion: v1, kind: Node, metadata: {name: b}, status: {nodeInfo: 7}}
                ---
                {apiVersion: inscope.io/v1, kind: CloudCluster, metadata: {name: c}, spec: 1}
                ---
                {apiVersion: config.openshift.io/v1, kind: Infrastructure, metadata: {name: d}, status: 1}
                ---
                {apiVersion: v1, kind: Pod, metadata: {name: p, namespace: kube-system}, spec: {containers: [1]}}
                """))
        .isEmpty();
  }

  private static Optional<String> found(String yaml) {
    return ManagedCluster.of(Collector.snapshotOf("case.yaml", yaml))
        .map(
            one ->
                "%s: %s %s"
                    .formatted(
                        one.provider(), one.resource().ref().spoken(), one.field().pointer()));
  }
}
