package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Power;
import io.inscope.snapshot.model.Resource;

/// An ephemeral container is started inside a running pod, with an image of the user's choice. It
/// is worth as much as a shell.
///
/// *Read:* the rules of the role that a binding gives: `update` or `patch` on
/// `pods/ephemeralcontainers`.
///
/// *Allowed:* neither. `pods` alone does not cover it; `*` and `*/ephemeralcontainers` do. Not
/// applicable to the bindings every cluster has for its own components.
///
/// Source: [ephemeral
/// containers](https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/).
public final class DebugContainers implements BindingCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-ephemeral-containers",
          "No binding lets its subjects put debugging containers into pods",
          Severity.HIGH,
          RIGHTS,
          "A debugging container shares the network and the volumes of the pod and may "
              + "look into its processes; its image is anybody's choice.",
          "Remove the right, or give it for a limited time and with an audit log.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    return BindingGrants.find(binding, audit, Power.DEBUG_PODS)
        .failIfAny("lets its subjects put debugging containers into pods");
  }
}
