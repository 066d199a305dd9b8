package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.stream.Stream;

/// *Read:* `--feature-gates` of kube-controller-manager; the last mention counts. The gate is on by
/// default from 1.12 on.
///
/// *Allowed:* RotateKubeletServerCertificate not false.
///
/// Source:
/// [kube-controller-manager](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/).
public final class RotateServerCertificates implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "cm-rotate-server-cert",
          "Kubelets may renew their serving certificates",
          Severity.MEDIUM,
          ControlPlane.READS,
          "Serving certificates of kubelets run out, or are made to last for ever.",
          "Remove RotateKubeletServerCertificate=false from --feature-gates.",
          "Whether kubelets ask for them is their own setting: see kubelet-rotate-server.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return ControlPlane.judge(
        audit,
        ControlPlane.CONTROLLER_MANAGER,
        "does not let kubelets renew serving certificates",
        RotateServerCertificates::wrong);
  }

  private static Stream<Evidence> wrong(CommandLine line) {
    return line.items("feature-gates").stream()
        .filter(gate -> gate.written().startsWith("RotateKubeletServerCertificate="))
        .reduce((_, last) -> last)
        .filter(gate -> gate.value().endsWith("=false"))
        .stream()
        .map(CommandLine.Flag::evidence);
  }
}
