package io.inscope.snapshot.model;

import java.util.Map;
import java.util.Set;

/// Which of the built-in kinds live in a namespace, and under which group an object is filed.
///
/// An API server always writes the namespace; a manifest may leave it out, and then means `default`
/// as `kubectl apply` does without a context's namespace. Of custom kinds we do not know whether
/// they have one, so theirs stays empty.
public final class Namespacing {
  /// API groups that ended, and where their kinds went. One object, served twice, is one object.
  private static final Map<GroupKind, String> MOVED =
      Map.of(
          new GroupKind("extensions", "Ingress"), "networking.k8s.io",
          new GroupKind("extensions", "NetworkPolicy"), "networking.k8s.io",
          new GroupKind("extensions", "Deployment"), "apps",
          new GroupKind("extensions", "DaemonSet"), "apps",
          new GroupKind("extensions", "ReplicaSet"), "apps",
          new GroupKind("extensions", "PodSecurityPolicy"), "policy",
          new GroupKind("events.k8s.io", "Event"), "");

  private static final Set<String> BUILT_IN_GROUPS =
      Set.of(
          "",
          "apps",
          "autoscaling",
          "batch",
          "coordination.k8s.io",
          "discovery.k8s.io",
          "networking.k8s.io",
          "policy",
          "rbac.authorization.k8s.io");

  private static final Set<String> CLUSTER_SCOPED =
      Set.of(
          "Namespace",
          "Node",
          "PersistentVolume",
          "ComponentStatus",
          "ClusterRole",
          "ClusterRoleBinding",
          "IngressClass",
          "IPAddress",
          "ServiceCIDR",
          "PodSecurityPolicy");

  private Namespacing() {}

  /// The group an object is filed under: its own, or the one its kind moved to.
  public static GroupKind canonical(GroupKind kind) {
    String group = MOVED.get(kind);
    return group == null ? kind : new GroupKind(group, kind.kind());
  }

  /// The namespace of an object whose metadata names `written`, which is empty when it names none.
  public static String effective(GroupKind kind, String written) {
    if (!BUILT_IN_GROUPS.contains(kind.group())) {
      return written;
    }
    if (CLUSTER_SCOPED.contains(kind.kind())) {
      return "";
    }
    return written.isEmpty() ? "default" : written;
  }
}
