package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.stream.Stream;

/// *Read:* `--audit-log-path` and `--audit-webhook-config-file` of kube-apiserver.
///
/// *Allowed:* one of them; a log that is sent away is as good as a file.
///
/// Source:
/// [kube-apiserver](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/).
public final class AuditLogPath implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-audit-log-path",
          "The API server writes an audit log",
          Severity.HIGH,
          ControlPlane.READS,
          "Nobody can tell afterwards who did what to the cluster.",
          "Set --audit-log-path or --audit-webhook-config-file, and a policy with "
              + "--audit-policy-file.",
          "Without a policy nothing is logged: see api-audit-policy-file. Whether the "
              + "log is kept is not visible.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return ControlPlane.judge(
        audit, ControlPlane.API_SERVER, "writes no audit log", AuditLogPath::wrong);
  }

  private static Stream<Evidence> wrong(CommandLine line) {
    return line.missing("audit-log-path").flatMap(_ -> line.missing("audit-webhook-config-file"));
  }
}
