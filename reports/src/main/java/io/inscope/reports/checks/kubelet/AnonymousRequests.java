package io.inscope.reports.checks.kubelet;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;

/// *Read:* `authentication.anonymous.enabled`; false unless a configuration file says otherwise,
/// true for a kubelet started by flags alone. `/configz` always shows it.
///
/// *Allowed:* false.
///
/// Source:
/// [KubeletConfiguration](https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/).
public final class AnonymousRequests implements KubeletCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "kubelet-anonymous",
          "Kubelets refuse requests without an identity",
          Severity.CRITICAL,
          Kubelets.READS,
          "Whoever reaches a node may run commands in its pods, if the kubelet does not ask"
              + " further either.",
          "Set authentication.anonymous.enabled: false.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return Kubelets.judge(
        audit,
        "accepts requests to kubelets without an identity",
        kubelet -> kubelet.unless(Option.ANONYMOUS, "false"));
  }
}
