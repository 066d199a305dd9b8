package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* `--bind-address` of kube-scheduler; the default is every address of the node.
///
/// *Allowed:* 127.0.0.1 or ::1.
///
/// Source:
/// [kube-scheduler](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-scheduler/).
public final class SchedulerAddress implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sched-bind-address",
          "The scheduler listens on the loopback address only",
          Severity.LOW,
          ControlPlane.READS,
          "What it says about itself can be asked for from the network.",
          "Set --bind-address=127.0.0.1.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return ControlPlane.judge(
        audit,
        ControlPlane.SCHEDULER,
        "listens beyond the loopback address",
        SchedulerAddress::wrong);
  }

  private static Stream<Evidence> wrong(CommandLine line) {
    return line.text("bind-address")
        .map(
            address ->
                Set.of("127.0.0.1", "::1").contains(address.value())
                    ? Stream.<Evidence>empty()
                    : Stream.of(address.evidence()))
        .orElseGet(() -> Stream.of(line.absence("--bind-address=127.0.0.1")));
  }
}
