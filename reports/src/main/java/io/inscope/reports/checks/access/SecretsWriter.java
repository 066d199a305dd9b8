package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Power;
import io.inscope.snapshot.model.Resource;

/// Who writes secrets decides which passwords and keys the applications use. A new secret of the
/// type for service account tokens is filled by the cluster with a token of any account of the
/// namespace.
///
/// *Read:* the rules of the role that a binding gives: `create`, `update`, `patch`, `delete` and
/// `deletecollection` on secrets.
///
/// *Allowed:* none of them, or only on secrets named one by one; a name never covers `create`. Not
/// applicable to the bindings every cluster has for its own components.
///
/// Source: [RBAC good
/// practices](https://kubernetes.io/docs/concepts/security/rbac-good-practices/).
public final class SecretsWriter implements BindingCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-secrets-write",
          "No binding lets its subjects change secrets",
          Severity.MEDIUM,
          RIGHTS,
          "Credentials can be replaced by ones somebody else knows, or deleted; and a "
              + "secret made for a service account is filled with a token of it.",
          "Leave secrets to the controller that makes them, and name the ones it may "
              + "change in resourceNames.",
          "Rules that name single secrets are not counted.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    return BindingGrants.find(binding, audit, Power.WRITE_SECRETS)
        .unnamed()
        .failIfAny("lets its subjects change secrets");
  }
}
