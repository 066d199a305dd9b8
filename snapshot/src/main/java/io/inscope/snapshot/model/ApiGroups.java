package io.inscope.snapshot.model;

import java.util.Set;

/// What the name of an API group tells.
public final class ApiGroups {
  private static final Set<String> BUILT_IN =
      Set.of(
          "admissionregistration.k8s.io",
          "apiextensions.k8s.io",
          "apiregistration.k8s.io",
          "authentication.k8s.io",
          "authorization.k8s.io",
          "certificates.k8s.io",
          "coordination.k8s.io",
          "discovery.k8s.io",
          "events.k8s.io",
          "flowcontrol.apiserver.k8s.io",
          "internal.apiserver.k8s.io",
          "networking.k8s.io",
          "node.k8s.io",
          "rbac.authorization.k8s.io",
          "resource.k8s.io",
          "scheduling.k8s.io",
          "storage.k8s.io",
          "storagemigration.k8s.io");

  private ApiGroups() {}

  /// Whether [Kubernetes itself](https://kubernetes.io/docs/reference/using-api/#api-groups) serves
  /// it: groups without a dot, and those of its own below `k8s.io`. All others are of add-ons.
  ///
  /// @param group empty for core
  public static boolean isBuiltIn(String group) {
    return group.indexOf('.') < 0 || BUILT_IN.contains(group);
  }
}
