package io.inscope.reports.checks.evidence;

import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import java.util.Set;

/// The kinds of objects whose change can change the security of the cluster.
final class CriticalKinds {
  /// Those that every cluster has.
  static final Set<GroupKind> BUILT_IN =
      Set.of(
          Kinds.NAMESPACE,
          Kinds.NODE,
          Kinds.SECRET,
          Kinds.SERVICE_ACCOUNT,
          Kinds.NETWORK_POLICY,
          Kinds.INGRESS,
          Kinds.ROLE,
          Kinds.ROLE_BINDING,
          Kinds.CLUSTER_ROLE,
          Kinds.CLUSTER_ROLE_BINDING,
          Kinds.DEPLOYMENT,
          Kinds.STATEFUL_SET,
          Kinds.DAEMON_SET,
          Kinds.CRON_JOB);

  /// Those that are compared where they were read.
  static final Set<GroupKind> OTHERS =
      Set.of(
          admission("MutatingWebhookConfiguration"),
          admission("ValidatingWebhookConfiguration"),
          admission("ValidatingAdmissionPolicy"),
          admission("ValidatingAdmissionPolicyBinding"),
          new GroupKind("policy.networking.k8s.io", "AdminNetworkPolicy"),
          new GroupKind("policy.networking.k8s.io", "BaselineAdminNetworkPolicy"),
          new GroupKind("cilium.io", "CiliumNetworkPolicy"),
          new GroupKind("cilium.io", "CiliumClusterwideNetworkPolicy"),
          new GroupKind("crd.projectcalico.org", "NetworkPolicy"),
          new GroupKind("crd.projectcalico.org", "GlobalNetworkPolicy"),
          new GroupKind("kyverno.io", "ClusterPolicy"),
          new GroupKind("security.istio.io", "AuthorizationPolicy"),
          new GroupKind("security.istio.io", "PeerAuthentication"),
          new GroupKind("security.openshift.io", "SecurityContextConstraints"));

  private CriticalKinds() {}

  private static GroupKind admission(String kind) {
    return new GroupKind("admissionregistration.k8s.io", kind);
  }
}
