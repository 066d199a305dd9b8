package io.inscope.reports.checks.kubelet;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.stream.Stream;

/// *Read:* `protectKernelDefaults`; the default is false, which `/configz` leaves out.
///
/// *Allowed:* true. It means nothing on Windows.
///
/// Source:
/// [KubeletConfiguration](https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/).
public final class ProtectKernelDefaults implements KubeletCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "kubelet-protect-kernel",
          "Kubelets do not change the kernel settings of their node",
          Severity.LOW,
          Kubelets.READS,
          "The kubelet silently replaces kernel settings that whoever hardened the node "
              + "chose.",
          "Set protectKernelDefaults: true after setting what the kubelet expects.",
          "Newer benchmarks no longer ask for it.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return Kubelets.judge(
        audit, "lets kubelets change kernel settings", ProtectKernelDefaults::wrong);
  }

  private static Stream<Evidence> wrong(Kubelet kubelet) {
    return kubelet.windows() ? Stream.empty() : kubelet.unless(Option.PROTECT_KERNEL, "true");
  }
}
