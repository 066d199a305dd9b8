package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;

/// *Read:* `--service-account-lookup` of kube-apiserver; the default is true.
///
/// *Allowed:* true.
///
/// Source:
/// [kube-apiserver](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/).
public final class ServiceAccountLookup implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-sa-lookup",
          "Tokens of deleted service accounts are refused",
          Severity.MEDIUM,
          ControlPlane.READS,
          "A token lives on after its service account was deleted.",
          "Remove --service-account-lookup=false.",
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
        "accepts tokens of deleted service accounts",
        line -> line.wrongUnless("service-account-lookup", true, true));
  }
}
