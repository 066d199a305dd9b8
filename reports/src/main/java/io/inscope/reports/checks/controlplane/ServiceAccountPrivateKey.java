package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;

/// *Read:* `--service-account-private-key-file` of kube-controller-manager.
///
/// *Allowed:* set.
///
/// Source:
/// [kube-controller-manager](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/).
public final class ServiceAccountPrivateKey implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "cm-sa-private-key",
          "Tokens of service accounts are signed with a key of their own",
          Severity.MEDIUM,
          ControlPlane.READS,
          "Nobody signs the tokens of pods, or they are signed by whoever holds another " + "key.",
          "Set --service-account-private-key-file.",
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
        "has no key for tokens of service accounts",
        line -> line.missing("service-account-private-key-file"));
  }
}
