package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Grant;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.Set;
import java.util.stream.Stream;

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
public final class ExecAttach implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-exec-attach",
          "No binding lets its subjects run commands in containers",
          Severity.HIGH,
          Set.of(Kinds.CLUSTER_ROLE_BINDING, Kinds.ROLE_BINDING, Kinds.CLUSTER_ROLE, Kinds.ROLE),
          "A shell in a container of the cardholder data environment reads what the "
              + "application reads, past its own audit trail.",
          "Remove the right, or give it for a limited time and with an audit log.",
          "What happened in such a session is not in the API.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.CLUSTER_ROLE_BINDING, Kinds.ROLE_BINDING);
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    return BindingGrants.find(binding, audit, ExecAttach::opensContainers)
        .failIfAny("lets its subjects run commands in containers");
  }

  private static boolean opensContainers(Grant grant) {
    return Stream.of("pods/exec", "pods/attach")
        .anyMatch(
            resource -> grant.allows("create", "", resource) || grant.allows("get", "", resource));
  }
}
