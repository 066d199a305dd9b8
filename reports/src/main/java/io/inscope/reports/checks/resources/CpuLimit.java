package io.inscope.reports.checks.resources;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Set;

/// *Read:* `resources.limits.cpu` of every container but ephemeral ones, of the pod, and the
/// defaults of LimitRanges for pods that are still to be created.
///
/// *Allowed:* any amount but 0, of the container or of the whole pod.
public final class CpuLimit implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "res-cpu-limit",
          "Every container has a CPU limit",
          Severity.LOW,
          Set.of(Kinds.POD),
          "One container can slow down everything else on its node, by fault or by attack.",
          "Set resources.limits.cpu, or a default with a LimitRange.",
          "A LimitRange or a quota that was not handed over may give a template a limit when its"
              + " pods are created.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return ResourceSettings.of(workload, audit)
        .limited(ResourceSettings.CPU, "runs containers without a CPU limit");
  }
}
