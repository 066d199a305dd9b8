package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Binding;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.Set;

/// The role cluster-admin allows everything. A ClusterRoleBinding gives it for the whole cluster, a
/// RoleBinding for everything in its namespace.
///
/// *Read:* `roleRef` and `subjects` of bindings.
///
/// *Allowed:* another role; no subjects. Not applicable to the binding of cluster-admin to the
/// group system:masters that every cluster has, as long as it names nobody else.
///
/// Source: [RBAC good
/// practices](https://kubernetes.io/docs/concepts/security/rbac-good-practices/).
public final class ClusterAdminBinding implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-cluster-admin-binding",
          "No binding gives cluster-admin",
          Severity.HIGH,
          Set.of(Kinds.CLUSTER_ROLE_BINDING, Kinds.ROLE_BINDING),
          "Whoever is named owns the cluster, or the namespace, with all data in it; "
              + "and whoever gets hold of their credentials does.",
          "Bind a role with the rights that are needed, and keep cluster-admin for "
              + "emergencies.",
          "Other roles may allow as much: see rbac-wildcard-verb and rbac-wildcard-resource.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.CLUSTER_ROLE_BINDING, Kinds.ROLE_BINDING);
  }

  @Override
  public Outcome check(Resource resource, Audit audit) {
    Binding binding = Binding.of(resource);
    if (Shipped.namesAsShipped(binding, audit)) {
      return Shipped.outcome();
    }
    boolean admin =
        binding.role().groupKind().equals(Kinds.CLUSTER_ROLE)
            && binding.role().name().equals("cluster-admin");
    return Outcome.failIfAny(
        "gives cluster-admin",
        binding.subjects().stream()
            .filter(subject -> admin)
            .map(subject -> Evidence.of(resource, subject.place().at("name")))
            .toList());
  }
}
