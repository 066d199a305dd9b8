package io.inscope.reports.checks.kubelet;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.stream.Stream;

/// *Read:* `makeIPTablesUtilChains`; the default is true.
///
/// *Allowed:* true. It means nothing on Windows.
///
/// Source:
/// [KubeletConfiguration](https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/).
public final class IptablesChains implements KubeletCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "kubelet-iptables",
          "Kubelets keep up the packet filter chains of their node",
          Severity.LOW,
          Kubelets.READS,
          "Rules of the node drift from what the network of the pods needs.",
          "Remove makeIPTablesUtilChains: false.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return Kubelets.judge(
        audit, "has kubelets that leave the packet filter alone", IptablesChains::wrong);
  }

  private static Stream<Evidence> wrong(Kubelet kubelet) {
    return kubelet.windows() ? Stream.empty() : kubelet.unless(Option.IPTABLES, "true");
  }
}
