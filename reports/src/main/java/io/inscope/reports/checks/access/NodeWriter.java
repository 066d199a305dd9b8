package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Power;
import io.inscope.snapshot.model.Resource;

/// A label or a taint moves pods from node to node; deleting a node ends what runs there.
///
/// *Read:* the rules of the role that a binding gives: `update`, `patch`, `delete` and
/// `deletecollection` on nodes, `update` and `patch` on their status.
///
/// *Allowed:* none of them. Given by a RoleBinding they are worth nothing. Not applicable to the
/// bindings every cluster has for its own components.
///
/// Source: [node
/// isolation](https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-isolation-restriction).
public final class NodeWriter implements BindingCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-node-write",
          "No binding lets its subjects change nodes",
          Severity.HIGH,
          RIGHTS,
          "Labels and taints of nodes decide where the pods of the cardholder data "
              + "environment run, and beside whom.",
          "Leave nodes to the controllers of the platform.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    return BindingGrants.find(binding, audit, Power.CHANGE_NODES)
        .failIfAny("lets its subjects change nodes");
  }
}
