package io.inscope.reports.change;

import io.inscope.snapshot.diff.ObjectChange;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.scope.ScopeClass;
import java.util.Set;
import java.util.function.Function;

/// The objects whose change can change the security of card data: rights, policies of every kind,
/// admission, what opens doors, namespaces, nodes, Secrets as metadata, and the workloads of the
/// CDE.
///
/// Source: PCI DSS 4.0.1, requirements 11.5.2 and 1.2.2, ask to detect changes to what is critical.
public final class Critical {
  private static final Set<GroupKind> KINDS =
      Set.of(
          Kinds.NAMESPACE,
          Kinds.NODE,
          Kinds.SECRET,
          Kinds.SERVICE,
          Kinds.SERVICE_ACCOUNT,
          Kinds.INGRESS,
          Kinds.ENDPOINTS,
          Kinds.ENDPOINT_SLICE,
          Kinds.CUSTOM_RESOURCE_DEFINITION,
          new GroupKind("apiregistration.k8s.io", "APIService"),
          new GroupKind("inscope.io", "KubeletConfig"),
          new GroupKind("security.openshift.io", "SecurityContextConstraints"));

  /// Groups of which every kind counts: rights, admission, and the entries of meshes and gateways.
  private static final Set<String> GROUPS =
      Set.of(
          "admissionregistration.k8s.io",
          "certificates.k8s.io",
          "gateway.networking.k8s.io",
          "networking.istio.io",
          "rbac.authorization.k8s.io",
          "route.openshift.io",
          "security.istio.io");

  private Critical() {}

  /// @param scope the class of an object in the newer snapshot, or in the older when it is gone
  public static boolean is(ObjectChange change, Function<ResourceRef, ScopeClass> scope) {
    GroupKind kind = change.ref().groupKind();
    return KINDS.contains(kind)
        || GROUPS.contains(kind.group())
        || kind.kind().endsWith("Policy")
        || isControlPlane(change.ref())
        || scope.apply(change.ref()) == ScopeClass.CDE;
  }

  /// Static pods of the control plane stand for themselves.
  private static boolean isControlPlane(ResourceRef ref) {
    return ref.groupKind().equals(Kinds.POD) && ref.namespace().equals("kube-system");
  }
}
