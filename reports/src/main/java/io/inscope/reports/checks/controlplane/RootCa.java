package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;

/// *Read:* `--root-ca-file` of kube-controller-manager.
///
/// *Allowed:* set.
///
/// Source:
/// [kube-controller-manager](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/).
public final class RootCa implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "cm-root-ca",
          "Pods are told how to recognise the API server",
          Severity.MEDIUM,
          ControlPlane.READS,
          "Pods cannot tell the API server from somebody in between.",
          "Set --root-ca-file.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return ControlPlane.judge(
        audit,
        ControlPlane.CONTROLLER_MANAGER,
        "gives pods no certificate authority",
        line -> line.missing("root-ca-file"));
  }
}
