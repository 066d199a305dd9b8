package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;

/// *Read:* `--tls-cert-file`, `--tls-private-key-file` of kube-apiserver.
///
/// *Allowed:* a value for each.
///
/// Source:
/// [kube-apiserver](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/).
public final class ApiServerCertificate implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-tls-cert",
          "The API server has a certificate of its own",
          Severity.HIGH,
          ControlPlane.READS,
          "Clients cannot tell the API server from somebody in between.",
          "Set --tls-cert-file and --tls-private-key-file.",
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
        "has no certificate of its own",
        line -> line.missing("tls-cert-file", "tls-private-key-file"));
  }
}
