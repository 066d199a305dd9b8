package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;

/// *Read:* `--use-service-account-credentials` of kube-controller-manager; the default is false.
///
/// *Allowed:* true.
///
/// Source:
/// [kube-controller-manager](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/).
public final class ServiceAccountCredentials implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "cm-sa-credentials",
          "Each controller works with its own service account",
          Severity.MEDIUM,
          ControlPlane.READS,
          "One controller that is taken over has the rights of all.",
          "Set --use-service-account-credentials=true.",
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
        "runs all controllers with one identity",
        line -> line.wrongUnless("use-service-account-credentials", true, false));
  }
}
