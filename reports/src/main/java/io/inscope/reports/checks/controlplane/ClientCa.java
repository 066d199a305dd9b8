package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;

/// *Read:* `--client-ca-file` of kube-apiserver.
///
/// *Allowed:* a value.
///
/// Source:
/// [kube-apiserver](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/).
public final class ClientCa implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-client-ca",
          "The API server knows who signs client certificates",
          Severity.HIGH,
          ControlPlane.READS,
          "Components cannot prove who they are with certificates.",
          "Set --client-ca-file.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return ControlPlane.judge(
        audit,
        ControlPlane.API_SERVER,
        "knows no authority for client certificates",
        line -> line.missing("client-ca-file"));
  }
}
