package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Power;
import io.inscope.snapshot.model.Resource;

/// Who may run a command in a container, or attach to one, is inside it, with its data, its secrets
/// and its network. Over a WebSocket the verb is `get` on some versions, so it counts as well.
///
/// *Read:* the rules of the role that a binding gives: `create` or `get` on `pods/exec` and
/// `pods/attach`. `pods` alone covers neither; `*`, `*/exec` and `*/attach` cover them.
///
/// *Allowed:* neither. Not applicable to the bindings every cluster has for its own components.
///
/// Source: [RBAC good
/// practices](https://kubernetes.io/docs/concepts/security/rbac-good-practices/).
public final class ExecAttach implements BindingCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-exec-attach",
          "No binding lets its subjects run commands in containers",
          Severity.HIGH,
          BindingCheck.RIGHTS,
          "A shell in a container of the cardholder data environment reads what the "
              + "application reads, past its own audit trail.",
          "Remove the right, or give it for a limited time and with an audit log.",
          "What happened in such a session is not in the API.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    return BindingGrants.find(binding, audit, Power.EXEC, Power.ATTACH)
        .failIfAny("lets its subjects run commands in containers");
  }
}
