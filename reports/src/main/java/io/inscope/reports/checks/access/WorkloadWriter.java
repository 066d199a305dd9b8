package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Power;
import io.inscope.snapshot.model.Resource;

/// Whoever may start a pod in a namespace has the rights of every service account in it, and all
/// its secrets and config maps. Changing the template of one controller is enough.
///
/// *Read:* the rules of the role that a binding gives: `create`, `update` and `patch` on pods,
/// deployments, daemon sets, stateful sets, replica sets, replication controllers, jobs and cron
/// jobs.
///
/// *Allowed:* none of them, or `create` with names, which covers nothing. Not applicable to the
/// bindings every cluster has for its own components.
///
/// Source: [RBAC good
/// practices](https://kubernetes.io/docs/concepts/security/rbac-good-practices/).
public final class WorkloadWriter implements BindingCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-create-workloads",
          "No binding lets its subjects start or change workloads",
          Severity.HIGH,
          RIGHTS,
          "A pod may run as any service account of its namespace and mount any of its "
              + "secrets, so this right equals all of theirs.",
          "Let a deployment pipeline hold the right in single namespaces, and restrict "
              + "pods there with Pod Security.",
          "What Pod Security then still lets a pod do is another check.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    return BindingGrants.find(binding, audit, Power.START_PODS, Power.CHANGE_PODS)
        .failIfAny("lets its subjects start or change workloads");
  }
}
