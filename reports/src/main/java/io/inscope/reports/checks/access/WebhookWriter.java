package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Power;
import io.inscope.snapshot.model.Resource;

/// A mutating webhook changes what others create; a validating one sees it. Taking one away
/// switches a policy off. A rule that names a configuration is what a controller needs for its own
/// certificate, and may still point it elsewhere.
///
/// *Read:* the rules of the role that a binding gives: `create`, `update`, `patch`, `delete` and
/// `deletecollection` on mutating and validating webhook configurations.
///
/// *Allowed:* none of them. Not applicable to the bindings every cluster has for its own
/// components.
///
/// Source: [control admission
/// webhooks](https://kubernetes.io/docs/concepts/security/rbac-good-practices/#control-admission-webhooks).
public final class WebhookWriter implements BindingCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-webhook-config",
          "No binding lets its subjects change admission webhooks",
          Severity.CRITICAL,
          RIGHTS,
          "A webhook reads every object that is created, secrets among them, and may "
              + "change it; without its webhook a policy no longer holds.",
          "Leave the configurations to whoever administers the cluster; a controller gets"
              + " the name of its own.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    return BindingGrants.find(binding, audit, Power.CHANGE_WEBHOOKS)
        .failUnlessNamed(
            "lets its subjects change admission webhooks",
            "Do the subjects change only the webhooks they run themselves?");
  }
}
