package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Power;
import io.inscope.snapshot.model.Resource;

/// Port forwarding runs through the API server and the kubelet, so no network policy sees it. The
/// network diagram shows these ways too.
///
/// *Read:* the rules of the role that a binding gives: `create` or `get` on `pods/portforward`;
/// over a WebSocket some versions take `get`.
///
/// *Allowed:* neither. `pods` alone does not cover it; `*` and `*/portforward` do. Not applicable
/// to the bindings every cluster has for its own components.
///
/// Source: [RBAC good
/// practices](https://kubernetes.io/docs/concepts/security/rbac-good-practices/).
public final class PortForward implements BindingCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-portforward",
          "No binding lets its subjects forward ports to pods",
          Severity.MEDIUM,
          RIGHTS,
          "A forwarded port leads into the pod past every network policy, from wherever "
              + "the user sits.",
          "Remove the right, or give it for a limited time and with an audit log.",
          "What was sent through such a connection is not in the API.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    return BindingGrants.find(binding, audit, Power.PORT_FORWARD)
        .failIfAny("lets its subjects forward ports to pods");
  }
}
