package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Power;
import io.inscope.snapshot.model.Resource;

/// Requests to `nodes/proxy` go on to the kubelet, whose API runs commands in any container of the
/// node. The verb that is checked is that of the request, and a WebSocket begins with `get`.
/// Monitoring often holds the right without need.
///
/// *Read:* the rules of the role that a binding gives: any verb of a request on `nodes/proxy`.
/// Given by a RoleBinding it is worth nothing: nodes are in no namespace.
///
/// *Allowed:* none. Not applicable to the bindings every cluster has for its own components.
///
/// Source: [access to the proxy subresource of
/// nodes](https://kubernetes.io/docs/concepts/security/rbac-good-practices/#access-to-proxy-subresource-of-nodes).
public final class NodeProxy implements BindingCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-node-proxy",
          "No binding gives the kubelet's API",
          Severity.CRITICAL,
          RIGHTS,
          "The kubelet's API runs commands in every pod of the node, past admission "
              + "control and past the audit log; get is enough.",
          "Use the finer rights nodes/metrics, nodes/stats and nodes/log, which "
              + "monitoring needs, instead.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    return BindingGrants.find(binding, audit, Power.NODE_PROXY)
        .failIfAny("lets its subjects use the kubelet's API");
  }
}
