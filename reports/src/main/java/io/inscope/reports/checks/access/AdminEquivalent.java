package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.List;
import java.util.Optional;

/// Judged by what somebody has altogether, through all bindings and known groups: all verbs, by `*`
/// or one by one, on all resources of all groups, in the whole cluster.
///
/// *Read:* the rules that ClusterRoleBindings give, added up by subject.
///
/// *Allowed:* the binding that gives cluster-admin to the group system:masters, as every cluster
/// has it.
///
/// Source: [RBAC good
/// practices](https://kubernetes.io/docs/concepts/security/rbac-good-practices/).
public final class AdminEquivalent implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-admin-equivalent",
          "Nobody but the cluster's own administrators may do everything",
          Severity.HIGH,
          BindingCheck.RIGHTS,
          "Whoever may do everything owns the cluster, whatever the role that says so is "
              + "called.",
          "Give the rights that are needed, and keep full rights for emergencies.",
          "Members of groups are not known here; rights that lead to full rights in steps"
              + " are another check.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    List<Evidence> evidence =
        audit.view(Administrators.class, Administrators::of).bySubject().values().stream()
            .flatMap(List::stream)
            .map(BindingGrants::evidence)
            .toList();
    Optional<String> doubt = TakeoverWays.doubt(audit);
    return evidence.isEmpty() && doubt.isPresent()
        ? new Outcome.NotAssessed(doubt.get())
        : Outcome.failIfAny("lets others than its own administrators do everything", evidence);
  }
}
