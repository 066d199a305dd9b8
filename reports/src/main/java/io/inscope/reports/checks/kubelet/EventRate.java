package io.inscope.reports.checks.kubelet;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.stream.Stream;

/// *Read:* `eventRecordQPS`; the default is 50, and 5 before 1.27.
///
/// *Allowed:* 0, which sets no limit, or 5 and more.
///
/// Source:
/// [KubeletConfiguration](https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/).
public final class EventRate implements KubeletCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "kubelet-event-qps",
          "Kubelets record enough events",
          Severity.LOW,
          Kubelets.READS,
          "Events that an investigation needs are dropped when much happens at once.",
          "Set eventRecordQPS to 5 or more, or to 0 for no limit.",
          "Without a limit a broken pod can flood the cluster with events.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return Kubelets.judge(audit, "has kubelets that drop events early", EventRate::wrong);
  }

  private static Stream<Evidence> wrong(Kubelet kubelet) {
    String value = kubelet.value(Option.EVENT_RATE);
    return value.equals("0") || value.matches("[5-9]|[1-9][0-9]+")
        ? Stream.empty()
        : Stream.of(kubelet.evidence(Option.EVENT_RATE));
  }
}
