package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;

/// *Read:* `--service-account-key-file` of kube-apiserver; without it, the private key of TLS is
/// used.
///
/// *Allowed:* set.
///
/// Source:
/// [kube-apiserver](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/).
public final class ServiceAccountKey implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-sa-key-file",
          "Tokens of service accounts are verified with a key of their own",
          Severity.MEDIUM,
          ControlPlane.READS,
          "The key of the serving certificate verifies tokens too, so the two cannot be "
              + "changed apart.",
          "Set --service-account-key-file.",
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
        "verifies tokens with the key of its certificate",
        line -> line.missing("service-account-key-file"));
  }
}
