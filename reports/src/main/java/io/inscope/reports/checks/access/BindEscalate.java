package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Power;
import io.inscope.snapshot.model.Resource;

/// `escalate` on roles lets somebody write any rule into a role, `bind` lets them bind any role to
/// anybody: both lift the rule that nobody can give what they do not have. `bind` on roles named
/// one by one is the way to delegate safely, and depends on which roles these are: a question for a
/// person.
///
/// *Read:* the rules of the role that a binding gives: `bind` and `escalate` on roles and cluster
/// roles.
///
/// *Allowed:* neither. Not applicable to the bindings every cluster has for its own components.
///
/// Source: [RBAC good
/// practices](https://kubernetes.io/docs/concepts/security/rbac-good-practices/).
public final class BindEscalate implements BindingCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-bind-escalate",
          "No binding lets its subjects hand out rights they do not have",
          Severity.CRITICAL,
          BindingCheck.RIGHTS,
          "The subject can make itself an administrator of the cluster.",
          "Remove the verbs, or restrict bind to harmless roles with resourceNames.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    BindingGrants found = BindingGrants.find(binding, audit, Power.BIND, Power.ESCALATE);
    boolean onlyNamed =
        !found.held().isEmpty()
            && found.held().stream().allMatch(one -> one.isNamed() && one.power() == Power.BIND);
    return onlyNamed
        ? new Outcome.Manual("Are the roles that may be handed out harmless?", found.evidence())
        : found.failIfAny("lets its subjects hand out rights they do not have");
  }
}
