package io.inscope.snapshot.diff;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.List;
import java.util.Set;

/// What differs between any two exports of a cluster that nobody touched: left out of every
/// comparison, and [#SAID] to the reader.
public final class Noise {
  /// Everything that is left out, in sentences.
  public static final List<String> SAID =
      List.of(
          "Fields that do not count: apiVersion, status, resourceVersion, uid, generation,"
              + " managedFields, ownerReferences, selfLink, times of creation and deletion, the"
              + " number of replicas, labels and annotations in which controllers keep hashes and"
              + " counters, and annotations of nodes and namespaces.",
          "Pods, ReplicaSets and Jobs with a controller are compared through the workload on top"
              + " of them. Endpoints that the cluster made, Events, Leases, metrics, addresses that"
              + " plugins handed out, and reports of scanners are not compared.",
          "The order of objects, and of what has names (containers, variables, ports, volumes),"
              + " does not count, nor that of rights, peers and rules of policies.");

  private static final Set<String> OF_METADATA =
      Set.of(
          "creationTimestamp",
          "deletionGracePeriodSeconds",
          "deletionTimestamp",
          "generateName",
          "generation",
          "managedFields",
          "ownerReferences",
          "resourceVersion",
          "selfLink",
          "uid");

  private static final Set<String> KEYS_OF_CONTROLLERS =
      Set.of(
          "autoscaling.alpha.kubernetes.io/conditions",
          "batch.kubernetes.io/controller-uid",
          "control-plane.alpha.kubernetes.io/leader",
          "controller-revision-hash",
          "controller-uid",
          "deployment.kubernetes.io/revision",
          "deprecated.daemonset.template.generation",
          "endpoints.kubernetes.io/last-change-trigger-time",
          "kubectl.kubernetes.io/last-applied-configuration",
          "kubernetes.io/config.hash",
          "kubernetes.io/config.mirror",
          "kubernetes.io/config.seen",
          "pod-template-generation",
          "pod-template-hash");

  private static final Set<GroupKind> KINDS =
      Set.of(
          new GroupKind("", "ComponentStatus"),
          new GroupKind("", "Event"),
          new GroupKind("apps", "ControllerRevision"),
          new GroupKind("cilium.io", "CiliumEndpoint"),
          new GroupKind("cilium.io", "CiliumIdentity"),
          new GroupKind("cilium.io", "CiliumNode"),
          new GroupKind("coordination.k8s.io", "Lease"),
          new GroupKind("crd.projectcalico.org", "BlockAffinity"),
          new GroupKind("crd.projectcalico.org", "ClusterInformation"),
          new GroupKind("crd.projectcalico.org", "IPAMBlock"),
          new GroupKind("crd.projectcalico.org", "IPAMHandle"),
          new GroupKind("inscope.io", "ImageScan"),
          new GroupKind("inscope.io", "VexStatement"),
          new GroupKind("networking.k8s.io", "IPAddress"),
          new GroupKind("storage.k8s.io", "CSIStorageCapacity"),
          new GroupKind("storage.k8s.io", "VolumeAttachment"));

  private static final Set<String> GROUPS =
      Set.of(
          "aquasecurity.github.io",
          "metrics.k8s.io",
          "reports.kyverno.io",
          "spdx.softwarecomposition.kubescape.io",
          "wgpolicyk8s.io");

  private static final Set<GroupKind> CONTROLLERS =
      Set.of(
          Kinds.DEPLOYMENT,
          Kinds.REPLICA_SET,
          Kinds.STATEFUL_SET,
          Kinds.DAEMON_SET,
          Kinds.REPLICATION_CONTROLLER,
          Kinds.JOB,
          Kinds.CRON_JOB);

  private static final Set<GroupKind> MADE =
      Set.of(Kinds.POD, Kinds.REPLICA_SET, Kinds.JOB, Kinds.REPLICATION_CONTROLLER);

  private Noise() {}

  /// Whether objects of a kind are never compared.
  static boolean is(GroupKind kind) {
    return KINDS.contains(kind) || GROUPS.contains(kind.group());
  }

  /// Whether an object was made by a controller from another one, which is compared in its place.
  static boolean isMade(Resource resource, ClusterSnapshot snapshot) {
    GroupKind kind = resource.ref().groupKind();
    if (MADE.contains(kind)) {
      return controllers(resource).stream().anyMatch(CONTROLLERS::contains);
    }
    if (kind.equals(Kinds.ENDPOINT_SLICE)) {
      return resource.labels().containsKey("endpointslice.kubernetes.io/managed-by");
    }
    return kind.equals(Kinds.ENDPOINTS)
        && snapshot
            .find(ResourceRef.of(Kinds.SERVICE, resource.ref().namespace(), resource.ref().name()))
            .filter(service -> isObject(service.root(), "spec", "selector"))
            .isPresent();
  }

  /// The kinds of the controllers that own an object. Lenient: an odd reference owns nothing.
  static List<GroupKind> controllers(Resource resource) {
    if (!isObject(resource.root(), "metadata")) {
      return List.of();
    }
    Field owners = resource.root().at("metadata", "ownerReferences");
    return owners.isArray()
        ? owners
            .each()
            .filter(Field::isObject)
            .filter(owner -> Boolean.TRUE.equals(owner.at("controller").value()))
            .filter(
                owner ->
                    owner.at("apiVersion").value() instanceof String
                        && owner.at("kind").value() instanceof String)
            .map(owner -> GroupKind.of(owner.at("apiVersion").text(""), owner.at("kind").text("")))
            .toList()
        : List.of();
  }

  private static boolean isObject(Field field, String... path) {
    Field at = field;
    for (String step : path) {
      if (!at.isObject()) {
        return false;
      }
      at = at.at(step);
    }
    return at.isObject();
  }

  /// Whether a member of an object does not count.
  ///
  /// @param around the names on the way to it, without those of items of lists; empty at the top
  static boolean is(GroupKind kind, List<String> around, String key) {
    String parent = around.isEmpty() ? "" : around.getLast();
    return switch (parent) {
      case "" -> key.equals("status") || key.equals("apiVersion");
      case "spec" -> key.equals("replicas") && around.size() == 1;
      case "metadata" ->
          OF_METADATA.contains(key)
              || (key.equals("annotations")
                  && around.size() == 1
                  && (kind.equals(Kinds.NODE) || kind.equals(Kinds.NAMESPACE)));
      case "annotations", "labels", "matchLabels", "selector" -> KEYS_OF_CONTROLLERS.contains(key);
      case "volumeClaimTemplates" -> key.equals("status");
      default -> false;
    };
  }
}
