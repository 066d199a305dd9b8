package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.stream.Stream;

/// *Read:* `--basic-auth-file` of kube-apiserver, which Kubernetes had up to 1.18.
///
/// *Allowed:* not set.
///
/// Source:
/// [kube-apiserver](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/).
public final class BasicAuthFile implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-basic-auth-file",
          "The API server knows no passwords",
          Severity.HIGH,
          ControlPlane.READS,
          "Passwords stand in a file in clear text, never expire, and are changed only by a"
              + " restart.",
          "Remove the flag and let people sign in through an identity provider.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return Lifetime.gone(audit, ControlPlane.API_SERVER, "--basic-auth-file", 19)
        .orElseGet(
            () ->
                ControlPlane.judge(
                    audit,
                    ControlPlane.API_SERVER,
                    "accepts passwords from a file",
                    BasicAuthFile::wrong));
  }

  private static Stream<Evidence> wrong(CommandLine line) {
    return line.present("basic-auth-file");
  }
}
