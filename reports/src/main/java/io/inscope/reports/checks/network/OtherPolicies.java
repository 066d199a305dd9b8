package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Policies of other kinds: they may deny, or allow, what network policies do not speak of, and
/// some come before them.
final class OtherPolicies {
  private static final List<GroupKind> KINDS =
      List.of(
          new GroupKind("policy.networking.k8s.io", "AdminNetworkPolicy"),
          new GroupKind("policy.networking.k8s.io", "BaselineAdminNetworkPolicy"),
          new GroupKind("policy.networking.k8s.io", "ClusterNetworkPolicy"),
          new GroupKind("crd.projectcalico.org", "GlobalNetworkPolicy"),
          new GroupKind("crd.projectcalico.org", "NetworkPolicy"),
          new GroupKind("projectcalico.org", "GlobalNetworkPolicy"),
          new GroupKind("projectcalico.org", "NetworkPolicy"),
          new GroupKind("cilium.io", "CiliumClusterwideNetworkPolicy"),
          new GroupKind("cilium.io", "CiliumNetworkPolicy"),
          new GroupKind("crd.antrea.io", "ClusterNetworkPolicy"),
          new GroupKind("crd.antrea.io", "NetworkPolicy"));

  private OtherPolicies() {}

  /// The kinds of those that may concern a namespace, `CiliumNetworkPolicy (cilium.io)`, sorted.
  static SortedSet<String> in(String namespace, Audit audit) {
    SortedSet<String> found = new TreeSet<>();
    List<GroupKind> read = audit.snapshot().kinds();
    for (GroupKind kind : KINDS) {
      if (!read.contains(kind)) {
        continue;
      }
      try (Stream<Resource> all = audit.snapshot().all(kind)) {
        if (all.filter(policy -> !isCopy(policy))
            .map(policy -> policy.ref().namespace())
            .anyMatch(where -> where.isEmpty() || where.equals(namespace))) {
          found.add(kind.kind() + " (" + kind.group() + ")");
        }
      }
    }
    return found;
  }

  /// What Calico keeps of a NetworkPolicy in a form of its own.
  private static boolean isCopy(Resource policy) {
    return policy.ref().group().endsWith("projectcalico.org")
        && policy.ref().name().startsWith("knp.default.");
  }
}
