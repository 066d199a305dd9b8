package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;

/// *Read:* `--token-auth-file` of kube-apiserver.
///
/// *Allowed:* not set.
///
/// Source:
/// [kube-apiserver](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/).
public final class TokenAuthFile implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-token-auth-file",
          "The API server knows no static tokens",
          Severity.HIGH,
          ControlPlane.READS,
          "Static tokens stand in a file in clear text, never expire, and are revoked "
              + "only by a restart.",
          "Remove the flag and let people sign in through an identity provider.",
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
        "accepts static tokens",
        line -> line.present("token-auth-file"));
  }
}
