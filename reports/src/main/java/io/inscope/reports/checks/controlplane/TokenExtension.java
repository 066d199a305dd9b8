package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;

/// *Read:* `--service-account-extend-token-expiration` of kube-apiserver; the default is true.
///
/// *Allowed:* false.
///
/// Source:
/// [kube-apiserver](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/).
public final class TokenExtension implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-extend-token-expiration",
          "Tokens of pods expire when they say so",
          Severity.LOW,
          ControlPlane.READS,
          "A token taken from a pod works for a year instead of an hour.",
          "Set --service-account-extend-token-expiration=false, after checking that no "
              + "client keeps old tokens.",
          "Clients that never read their token again stop working.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return ControlPlane.judge(
        audit,
        ControlPlane.API_SERVER,
        "extends the tokens of pods to a year",
        line -> line.wrongUnless("service-account-extend-token-expiration", false, true));
  }
}
