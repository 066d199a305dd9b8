package io.inscope.reports.checks.kubelet;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;

/// *Read:* `authentication.x509.clientCAFile`.
///
/// *Allowed:* set.
///
/// Source:
/// [KubeletConfiguration](https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/).
public final class KubeletClientCa implements KubeletCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "kubelet-client-ca",
          "Kubelets know clients by their certificates",
          Severity.HIGH,
          Kubelets.READS,
          "The API server and its impostors cannot be told apart by certificate.",
          "Set authentication.x509.clientCAFile.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return Kubelets.judge(
        audit,
        "has kubelets that verify no client certificates",
        kubelet -> kubelet.missing(Option.CLIENT_CA));
  }
}
