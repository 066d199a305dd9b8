package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;

/// *Read:* `--audit-log-maxage` of kube-apiserver.
///
/// *Allowed:* 30 or more, or 0, which sets no limit of its own. A log that goes to standard output
/// or to a webhook is kept by whoever receives it: not assessed.
///
/// Source: [auditing](https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/#log-backend).
public final class AuditMaxAge implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-audit-maxage",
          "Audit logs are kept on the node for 30 days or more",
          Severity.LOW,
          ControlPlane.READS,
          "What happened some weeks ago cannot be looked up any more.",
          "Set --audit-log-maxage=30 or more.",
          "PCI DSS asks for twelve months, three of them at hand: that takes shipping the "
              + "log elsewhere, which this does not see.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return ControlPlane.judge(
        audit,
        ControlPlane.API_SERVER,
        "does not say that it keeps audit logs for 30 days",
        line -> AuditRotation.below(line, "audit-log-maxage", 30));
  }
}
