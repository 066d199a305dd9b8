package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Set;

/// *Read:* `spec.shareProcessNamespace`.
///
/// *Allowed:* false, or not set.
///
/// Source: [share processes between
/// containers](https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/).
public final class SharedProcesses implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-share-process-ns",
          "Containers of a pod do not see each other's processes",
          Severity.LOW,
          Set.of(Kinds.POD),
          "Each container reads environment, memory and files of the others through "
              + "/proc, their secrets among them.",
          "Remove shareProcessNamespace, or move the other containers to pods of " + "their own.",
          "hostPID shares the processes of the whole node and is a check of its own.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    Field field = workload.podSpec().at("shareProcessNamespace");
    return field.isTrue()
        ? new Outcome.Fail(
            "lets its containers see each other's processes",
            List.of(Evidence.of(workload.template(), field)))
        : Outcome.pass();
  }
}
