package io.inscope.reports.checks.kubelet;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.stream.Stream;

/// *Read:* `podPidsLimit`; without one the default is -1, no limit.
///
/// *Allowed:* any number above 0.
///
/// Source: [process ID limits](https://kubernetes.io/docs/concepts/policy/pid-limiting/).
public final class PidsLimit implements KubeletCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "res-pids-limit",
          "Kubelets limit the processes of each pod",
          Severity.LOW,
          Kubelets.READS,
          "One pod can use up the process numbers of its node, and nothing else can start there.",
          "Set podPidsLimit, as to 4096.",
          "A runtime may set a limit of its own.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return Kubelets.judge(
        audit, "has kubelets that let pods start processes without end", PidsLimit::wrong);
  }

  private static Stream<Evidence> wrong(Kubelet kubelet) {
    return kubelet.value(Option.PIDS).matches("0*[1-9][0-9]*")
        ? Stream.empty()
        : Stream.of(kubelet.evidence(Option.PIDS));
  }
}
