package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;

/// *Read:* `--audit-policy-file` of kube-apiserver.
///
/// *Allowed:* a value.
///
/// Source:
/// [kube-apiserver](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/).
public final class AuditPolicyFile implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-audit-policy-file",
          "The API server has an audit policy",
          Severity.HIGH,
          ControlPlane.READS,
          "Without a policy nothing is logged, whatever else is set.",
          "Set --audit-policy-file to a policy that covers secrets, roles and exec.",
          "What the policy says is not visible.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return ControlPlane.judge(
        audit,
        ControlPlane.API_SERVER,
        "has no audit policy",
        line -> line.missing("audit-policy-file"));
  }
}
