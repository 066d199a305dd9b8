package io.inscope.snapshot.platform;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A cluster whose control plane a provider runs, and what shows so.
///
/// Told by what only the service itself puts on nodes and into the cluster. The cloud a machine
/// runs in is not enough: `aws://` is the provider id of a self-made cluster as well. Nor is a
/// version: `-eks-` and `-gke.` are also those of distributions for one's own machines, so they
/// count only on machines of that cloud.
///
/// A cluster that shows the static pods of its API server in `kube-system` runs its control plane
/// itself, whatever its nodes are called.
///
/// Sources: the label references of the services, such as [EKS managed node
/// groups](https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html), [AKS
/// labels](https://learn.microsoft.com/azure/aks/use-labels), [GKE node
/// labels](https://cloud.google.com/kubernetes-engine/docs/concepts/node-pools), and [hosted
/// control planes](https://hypershift.pages.dev/).
///
/// @param resource the object that shows it
/// @param field the field of it
public record ManagedCluster(Provider provider, Resource resource, Field field) {
  private static final GroupKind CLOUD_CLUSTER = new GroupKind("inscope.io", "CloudCluster");
  private static final GroupKind INFRASTRUCTURE =
      new GroupKind("config.openshift.io", "Infrastructure");
  private static final String KUBELET = "kubeletVersion";

  /// A label of a node that only one service sets.
  ///
  /// @param prefix how its key begins
  private record Mark(String prefix, Provider provider) {}

  private static final List<Mark> MARKS =
      List.of(
          new Mark("eks.amazonaws.com/", Provider.EKS),
          new Mark("cloud.google.com/gke-nodepool", Provider.GKE),
          new Mark("kubernetes.azure.com/cluster", Provider.AKS),
          new Mark("hypershift.openshift.io/nodePool", Provider.HOSTED_OPENSHIFT),
          new Mark("oke.oraclecloud.com/", Provider.OKE),
          new Mark("ibm-cloud.kubernetes.io/", Provider.IKS),
          new Mark("doks.digitalocean.com/", Provider.DOKS),
          new Mark("lke.linode.com/", Provider.LKE),
          new Mark("node.alibabacloud.com/nodepool-id", Provider.ACK),
          new Mark("alibabacloud.com/nodepool-id", Provider.ACK),
          new Mark("tke.cloud.tencent.com/", Provider.TKE),
          new Mark("vke.vultr.com/", Provider.VKE),
          new Mark("k8s.scaleway.com/", Provider.KAPSULE),
          new Mark("node.k8s.ovh/", Provider.OVH),
          new Mark("kubernetes.civo.com/", Provider.CIVO),
          new Mark("worker.gardener.cloud/pool", Provider.GARDENER));

  /// Where a version tells together with the cloud a machine runs in.
  ///
  /// @param cloud how the provider id begins
  /// @param version what the kubelet's version contains
  private record Release(String cloud, String version, Provider provider) {}

  private static final List<Release> RELEASES =
      List.of(
          new Release("aws://", "-eks-", Provider.EKS),
          new Release("gce://", "-gke.", Provider.GKE),
          new Release("ibm://", "+IKS", Provider.IKS),
          new Release("", "-aliyun.", Provider.ACK),
          new Release("", "-tke.", Provider.TKE));

  private record Presence(ResourceRef object, Provider provider) {}

  /// Objects that only a service puts into a cluster.
  private static final List<Presence> OBJECTS =
      List.of(
          new Presence(definition("clusters.aro.openshift.io"), Provider.ARO),
          new Presence(namespace("openshift-azure-operator"), Provider.ARO),
          new Presence(namespace("openshift-backplane"), Provider.ROSA),
          new Presence(namespace("openshift-managed-upgrade-operator"), Provider.ROSA));

  /// The first that is found; empty when nothing shows that a provider runs the control plane.
  public static Optional<ManagedCluster> of(ClusterSnapshot snapshot) {
    if (showsItsApiServer(snapshot)) {
      return Optional.empty();
    }
    return Stream.<Stream<ManagedCluster>>of(
            described(snapshot), infrastructure(snapshot), objects(snapshot), nodes(snapshot))
        .flatMap(found -> found)
        .findFirst();
  }

  private static boolean showsItsApiServer(ClusterSnapshot snapshot) {
    return snapshot.workloads().stream()
        .filter(workload -> workload.namespace().equals("kube-system"))
        .filter(workload -> workload.podSpec().isObject())
        .filter(workload -> workload.podSpec().at("containers").isArray())
        .flatMap(workload -> workload.podSpec().at("containers").each())
        .anyMatch(c -> c.isObject() && "kube-apiserver".equals(c.at("name").value()));
  }

  /// What the cloud itself said of the cluster.
  private static Stream<ManagedCluster> described(ClusterSnapshot snapshot) {
    return snapshot
        .all(CLOUD_CLUSTER)
        .flatMap(
            cluster -> {
              Field spec = cluster.root().at("spec");
              if (!spec.isObject()) {
                return Stream.empty();
              }
              if (text(spec, "arn").contains(":eks:")) {
                return found(Provider.EKS, cluster, spec.at("arn"));
              }
              if (text(spec, "type").toLowerCase(Locale.ROOT).contains("managedclusters")) {
                return found(Provider.AKS, cluster, spec.at("type"));
              }
              if (spec.at("currentMasterVersion").isPresent()) {
                return found(
                    isOn(spec.at("autopilot")) ? Provider.GKE_AUTOPILOT : Provider.GKE,
                    cluster,
                    spec.at("currentMasterVersion"));
              }
              return Stream.empty();
            });
  }

  private static boolean isOn(Field autopilot) {
    return autopilot.isObject() && Boolean.TRUE.equals(autopilot.at("enabled").value());
  }

  /// OpenShift says itself that its control plane runs elsewhere.
  private static Stream<ManagedCluster> infrastructure(ClusterSnapshot snapshot) {
    return snapshot
        .all(INFRASTRUCTURE)
        .filter(one -> one.root().at("status").isObject())
        .flatMap(
            one -> {
              Field topology = one.root().at("status", "controlPlaneTopology");
              return "External".equals(topology.value())
                  ? found(Provider.HOSTED_OPENSHIFT, one, topology)
                  : Stream.empty();
            });
  }

  private static Stream<ManagedCluster> objects(ClusterSnapshot snapshot) {
    return OBJECTS.stream()
        .flatMap(
            presence ->
                snapshot.find(presence.object()).stream()
                    .map(
                        object ->
                            new ManagedCluster(
                                presence.provider(),
                                object,
                                object.root().at("metadata", "name"))));
  }

  private static Stream<ManagedCluster> nodes(ClusterSnapshot snapshot) {
    return snapshot.all(Kinds.NODE).flatMap(node -> Stream.concat(marks(node), releases(node)));
  }

  private static Stream<ManagedCluster> marks(Resource node) {
    Field labels = node.root().at("metadata", "labels");
    if (!labels.isObject()) {
      return Stream.empty();
    }
    return MARKS.stream()
        .flatMap(
            mark ->
                labels
                    .members()
                    .filter(label -> label.key().startsWith(mark.prefix()))
                    .limit(1)
                    .map(label -> new ManagedCluster(kind(mark.provider(), node), node, label)));
  }

  private static Stream<ManagedCluster> releases(Resource node) {
    Field status = node.root().at("status");
    Field spec = node.root().at("spec");
    if (!status.isObject() || !status.at("nodeInfo").isObject()) {
      return Stream.empty();
    }
    Field info = status.at("nodeInfo");
    String version = text(info, KUBELET);
    String cloud = spec.isObject() ? text(spec, "providerID") : "";
    return RELEASES.stream()
        .filter(r -> cloud.startsWith(r.cloud()) && version.contains(r.version()))
        .map(r -> new ManagedCluster(kind(r.provider(), node), node, info.at(KUBELET)));
  }

  /// Machines of
  /// [Autopilot](https://cloud.google.com/kubernetes-engine/docs/concepts/autopilot-overview) have
  /// names of their own.
  private static Provider kind(Provider provider, Resource node) {
    return provider == Provider.GKE && node.ref().name().startsWith("gk3-")
        ? Provider.GKE_AUTOPILOT
        : provider;
  }

  private static Stream<ManagedCluster> found(Provider provider, Resource resource, Field field) {
    return Stream.of(new ManagedCluster(provider, resource, field));
  }

  private static String text(Field object, String name) {
    return object.at(name).value() instanceof String text ? text : "";
  }

  private static ResourceRef definition(String name) {
    return ResourceRef.of(Kinds.CUSTOM_RESOURCE_DEFINITION, "", name);
  }

  private static ResourceRef namespace(String name) {
    return ResourceRef.of(Kinds.NAMESPACE, "", name);
  }
}
