package io.inscope.reports.checks.kubelet;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;

/// *Read:* `readOnlyPort`; 0 unless a configuration file says otherwise, and left out of `/configz`
/// when it is 0. A kubelet started by flags alone opens 10255.
///
/// *Allowed:* 0.
///
/// Source:
/// [KubeletConfiguration](https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/).
public final class ReadOnlyPort implements KubeletCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "kubelet-read-only-port",
          "Kubelets have no port without authentication",
          Severity.HIGH,
          Kubelets.READS,
          "Specifications of all pods of the node, with their environment, can be read by "
              + "whoever reaches it.",
          "Set readOnlyPort: 0 or remove it.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return Kubelets.judge(
        audit,
        "has kubelets with a port without authentication",
        kubelet -> kubelet.unless(Option.READ_ONLY_PORT, "0"));
  }
}
