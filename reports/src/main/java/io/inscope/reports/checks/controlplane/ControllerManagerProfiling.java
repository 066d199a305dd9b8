package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;

/// *Read:* `--profiling` of kube-controller-manager; the default is true.
///
/// *Allowed:* false.
///
/// Source:
/// [kube-controller-manager](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/).
public final class ControllerManagerProfiling implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "cm-profiling",
          "The controller manager offers no profiles of itself",
          Severity.LOW,
          ControlPlane.READS,
          "Its profiles show what the process handles in memory and let a caller slow "
              + "it down.",
          "Set --profiling=false.",
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
        "offers profiles of itself",
        line -> line.wrongUnless("profiling", false, true));
  }
}
