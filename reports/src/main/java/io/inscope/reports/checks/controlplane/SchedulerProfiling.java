package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.stream.Stream;

/// *Read:* `--profiling` of kube-scheduler; the default is true.
///
/// *Allowed:* false. With `--config` the flag is ignored and the file decides: not assessed.
///
/// Source:
/// [kube-scheduler](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-scheduler/).
public final class SchedulerProfiling implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sched-profiling",
          "The scheduler offers no profiles of itself",
          Severity.LOW,
          ControlPlane.READS,
          "Its profiles show what the process handles in memory and let a caller slow "
              + "it down.",
          "Set --profiling=false, or enableProfiling: false in the configuration file.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return ControlPlane.judge(
        audit, ControlPlane.SCHEDULER, "offers profiles of itself", SchedulerProfiling::wrong);
  }

  private static Stream<Evidence> wrong(CommandLine line) {
    line.requireNoFile("config");
    return line.wrongUnless("profiling", false, true);
  }
}
