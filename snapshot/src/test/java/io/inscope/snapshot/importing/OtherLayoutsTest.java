package io.inscope.snapshot.importing;

import static io.inscope.snapshot.importing.Tree.bare;
import static io.inscope.snapshot.importing.Tree.formats;
import static io.inscope.snapshot.importing.Tree.json;
import static io.inscope.snapshot.importing.Tree.list;
import static io.inscope.snapshot.importing.Tree.said;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OtherLayoutsTest {
  private static final String LOG =
      "2026-01-01T10:00:00.000Z\tINFO\tgather\tGathering from %s\n"
          + "%s2026-01-01T10:00:09.000Z\tINFO\tgather\tGathered 3 resources from 1 clusters\n";

  private static Tree gather(String asked, String trouble) {
    return new Tree()
        .with("g/gather.log", LOG.formatted(asked, trouble))
        .with("g/hub/cluster/nodes/n1.yaml", json("v1", "Node", "", "n1"))
        .with("g/hub/namespaces/shop/pods/web.yaml", json("v1", "Pod", "shop", "web"))
        .with(
            "g/hub/namespaces/shop/apps/deployments/web.yaml",
            json("apps/v1", "Deployment", "shop", "web"));
  }

  @Test
  void aGatheringOfAllNamespacesCoversAllKinds() {
    Imported imported =
        gather(
                "all namespaces",
                "2026-01-01T10:00:05.000Z\tWARN\tgather.hub\tCannot list \"secrets\": secrets is"
                    + " forbidden\n")
            .imported();

    assertThat(formats(imported))
        .containsExactly("kubectl-gather: gather.log and 3 objects of the cluster hub");
    assertThat(imported.problems()).isEmpty();
    assertThat(said(imported, "Pod")).containsExactly("Pod Read[count=1]");
    assertThat(said(imported, "Deployment.apps")).containsExactly("Deployment.apps Read[count=1]");
    assertThat(said(imported, "NetworkPolicy.networking.k8s.io"))
        .containsExactly("NetworkPolicy.networking.k8s.io Read[count=0]");
    assertThat(said(imported, "Secret"))
        .containsExactly("Secret Refused[message=gather.log says that it is forbidden]");
  }

  @Test
  void aGatheringOfSomeNamespacesCoversThose() {
    Imported imported = gather("namespaces [\"shop\" \"till\"]", "").imported();

    assertThat(said(imported, "Pod"))
        .containsExactly(
            "Pod NotAsked[why=kubectl-gather was asked for the namespaces shop, till only]",
            "Pod in shop Read[count=1]",
            "Pod in till Read[count=0]");
  }

  @Test
  void severalClustersInOneTreeAreNotMergedSilently() {
    Imported imported =
        gather("all namespaces", "")
            .with("g/dr1/cluster/nodes/n2.yaml", json("v1", "Node", "", "n2"))
            .imported();

    assertThat(imported.problems())
        .containsExactly(
            "WARNING -!/g/gather.log it holds several clusters (dr1, hub), whose objects are mixed"
                + " in one snapshot: import the folder of each on its own, as a snapshot of its own"
                + " (0)");
    assertThat(said(imported, "Node"))
        .containsExactly("Node Failed[message=several clusters are mixed: dr1, hub]");
  }

  @Test
  void anInsightsArchiveIsASampleAndItsPathsNameTheKinds() {
    Imported imported =
        new Tree()
            .with(
                "insights-operator/gathers.json",
                "{\"status_reports\":[{\"name\":\"clusterconfig/config_maps\",\"errors\":[\"no\"]},"
                    + "{\"name\":\"clusterconfig/nodes\",\"errors\":null}]}")
            .with("config/node/n1.json", bare("", "n1"))
            .with("config/pod/openshift-dns/dns-1.json", bare("openshift-dns", "dns-1"))
            .with("config/clusteroperator/dns.json", bare("", "dns"))
            .imported();

    assertThat(imported.objects())
        .containsExactly(
            "1 Node/n1", "1 openshift-dns/Pod/dns-1", "1 ClusterOperator.config.openshift.io/dns");
    assertThat(formats(imported))
        .containsExactly("insights: insights-operator/gathers.json and 3 objects by path");
    assertThat(imported.problems())
        .containsExactly(
            "INFO -!/insights-operator/gathers.json these gatherings met errors:"
                + " clusterconfig/config_maps (0)");
    assertThat(said(imported, "Node")).containsExactly("Node Read[count=1]");
    assertThat(said(imported, "Pod"))
        .containsExactly(
            "Pod NotAsked[why=an Insights archive holds a sample for remote health, such as pods"
                + " that fail]");
    assertThat(said(imported, "ConfigMap"))
        .containsExactly(
            "ConfigMap Failed[message=gathers.json has an error for clusterconfig/config_maps]");
  }

  @Test
  void aSosReportHoldsStaticPodsAndTextTables() {
    String commands = "sosreport-n1/sos_commands/kubernetes/cluster-info/";
    Imported imported =
        new Tree()
            .with(commands + "kubectl_get_pods", "NAME READY\nweb 1/1\n")
            .with(
                "sosreport-n1/etc/kubernetes/manifests/kube-apiserver.yaml",
                json("v1", "Pod", "kube-system", "kube-apiserver"))
            .with("sosreport-n1/etc/kubernetes/admin.conf", "kind: Config\n")
            .imported();

    assertThat(formats(imported))
        .containsExactly("sos: 0 objects printed by commands and 1 static pod");
    assertThat(imported.objects()).containsExactly("1 kube-system/Pod/kube-apiserver");
    assertThat(imported.entries())
        .contains(
            "SKIPPED -!/"
                + commands
                + "kubectl_get_pods sos 0: a text table: collect with -k kubernetes.all=on",
            "SKIPPED -!/sosreport-n1/etc/kubernetes/admin.conf sos 0: the credentials of a part of"
                + " the node, which are not read");
    assertThat(said(imported, "Pod"))
        .containsExactly(
            "Pod NotAsked[why=a sos report holds text tables and the static pods of one node; with"
                + " -k kubernetes.all=on it holds more]");

    Imported all =
        new Tree()
            .with(
                commands + "kubectl_get_-o_json_--namespace_default_pods",
                list("List", json("v1", "Pod", "default", "web")))
            .imported();
    assertThat(all.objects()).containsExactly("1 default/Pod/web");
  }

  @Test
  void theLogsOfARancherNodeListItsNodesAndNothingElse() {
    Imported imported =
        new Tree()
            .with("n1/rke2/kubectl/nodes.json", list("List", json("v1", "Node", "", "n1")))
            .with("n1/rke2/kubectl/pods", "NAME READY\n")
            .with("n1/rke2/pod-manifests/etcd.yaml", json("v1", "Pod", "kube-system", "etcd"))
            .imported();

    assertThat(formats(imported))
        .containsExactly("rancher-node: 3 files of kubectl, crictl and static pods on a node");
    assertThat(imported.objects()).containsExactly("1 Node/n1", "1 kube-system/Pod/etcd");
    assertThat(said(imported, "Node")).containsExactly("Node Read[count=1]");
    assertThat(said(imported, "Pod"))
        .containsExactly(
            "Pod NotAsked[why=the logs of a node hold text tables and its static pods]");
    assertThat(imported.entries())
        .contains(
            "SKIPPED -!/n1/rke2/kubectl/pods rancher-node 0: a text table: export the objects with"
                + " kubectl get -o yaml instead");
  }

  @Test
  void collectionsForSupportAreListedAsHoldingNoObjects() {
    Imported imported =
        new Tree()
            .with("eks_i-0abc_2026-01-01_0.7.8/kubelet/kubelet.log", "kind: Pod\n")
            .with("snap/commands/kubectl_get_pods_-o_wide", "NAME\n")
            .with(
                "snap/commands/kubectl_get_pods_-o_yaml_--namespace_kube-system",
                list("List", json("v1", "Pod", "kube-system", "dns")))
            .imported();

    assertThat(formats(imported))
        .containsExactly(
            "eks-logs: 1 file by their paths; the EKS log collector holds no objects",
            "gke-on-prem: 2 files by their paths; a snapshot for the support of GKE on-prem holds"
                + " the namespaces of the system");
    assertThat(imported.objects()).containsExactly("1 kube-system/Pod/dns");
    assertThat(said(imported, "Pod"))
        .containsExactly("Pod NotAsked[why=the EKS log collector holds no objects]");
  }

  @Test
  void anEmptyFileInATreeOfObjectsIsAnObjectThatIsMissing() {
    Imported imported =
        new Tree()
            .with("dump/shop/web_Deployment.yaml", json("apps/v1", "Deployment", "shop", "web"))
            .with("dump/shop/web_Service.yaml", json("v1", "Service", "shop", "web"))
            .with("dump/shop/deny_NetworkPolicy.yaml", "")
            .imported();

    assertThat(formats(imported)).containsExactly("object-tree: they are named <name>_<Kind>.yaml");
    assertThat(imported.problems())
        .containsExactly(
            "WARNING -!/dump/shop/deny_NetworkPolicy.yaml a file without content where a"
                + " NetworkPolicy belongs, as a failed command leaves it (1)");
    assertThat(imported.coverage)
        .containsExactly(
            "NetworkPolicy.networking.k8s.io Failed[message=a file of it is without content]");
  }
}
