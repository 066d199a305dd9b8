package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.stream.Stream;

/// *Read:* `--secure-port` of kube-apiserver; the default is 6443.
///
/// *Allowed:* anything but 0.
///
/// Source:
/// [kube-apiserver](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/).
public final class SecurePort implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-secure-port",
          "The API server serves over TLS",
          Severity.MEDIUM,
          ControlPlane.READS,
          "Without the secure port only an unprotected one is left.",
          "Remove --secure-port=0.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return ControlPlane.judge(
        audit, ControlPlane.API_SERVER, "serves nothing over TLS", SecurePort::wrong);
  }

  private static Stream<Evidence> wrong(CommandLine line) {
    return line.text("secure-port").filter(port -> port.value().equals("0")).stream()
        .map(CommandLine.Flag::evidence);
  }
}
