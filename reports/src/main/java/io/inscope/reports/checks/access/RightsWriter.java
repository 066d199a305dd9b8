package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Power;
import io.inscope.snapshot.model.Resource;

/// The API server lets nobody give rights they do not have themselves. What they have they can hand
/// on, and keep through another name.
///
/// *Read:* the rules of the role that a binding gives: `create`, `update` and `patch` on roles,
/// role bindings, cluster roles and cluster role bindings.
///
/// *Allowed:* none of them. Not applicable to the bindings every cluster has for its own
/// components.
///
/// Source: [privilege escalation
/// prevention](https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping).
public final class RightsWriter implements BindingCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-manage-bindings",
          "No binding lets its subjects change roles or bindings",
          Severity.HIGH,
          RIGHTS,
          "Who decides who may do what must be few and known; a binding can hand on "
              + "everything its maker has.",
          "Give the right to the few who administer access.",
          "Nobody can hand on more than they have, unless they may bind or escalate as "
              + "well: see rbac-bind-escalate.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    return BindingGrants.find(binding, audit, Power.MANAGE_RIGHTS)
        .failIfAny("lets its subjects change roles or bindings");
  }
}
