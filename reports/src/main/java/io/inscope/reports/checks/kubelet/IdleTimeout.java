package io.inscope.reports.checks.kubelet;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.platform.GoDuration;
import java.time.Duration;
import java.util.stream.Stream;

/// *Read:* `streamingConnectionIdleTimeout`; the default is four hours.
///
/// *Allowed:* anything but 0, which never ends.
///
/// Source:
/// [KubeletConfiguration](https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/).
public final class IdleTimeout implements KubeletCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "kubelet-streaming-timeout",
          "Idle sessions into pods are closed",
          Severity.LOW,
          Kubelets.READS,
          "A forgotten shell stays open for whoever finds it.",
          "Set streamingConnectionIdleTimeout to some minutes.",
          "The default of four hours passes; PCI DSS asks for 15 minutes of idle sessions "
              + "of people, which a terminal may end as well.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return Kubelets.judge(audit, "has kubelets that never close idle sessions", IdleTimeout::wrong);
  }

  private static Stream<Evidence> wrong(Kubelet kubelet) {
    String value = kubelet.value(Option.IDLE_TIMEOUT);
    Duration timeout =
        GoDuration.parse(value)
            .orElseThrow(
                () ->
                    new Kubelet.Unseen(
                        Option.IDLE_TIMEOUT.spoken() + " of " + kubelet.where() + " is no time"));
    return timeout.isPositive() ? Stream.empty() : Stream.of(kubelet.evidence(Option.IDLE_TIMEOUT));
  }
}
