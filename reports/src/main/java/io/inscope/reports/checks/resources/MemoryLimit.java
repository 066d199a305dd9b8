package io.inscope.reports.checks.resources;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Set;

/// *Read:* `resources.limits.memory` of every container but ephemeral ones, of the pod, and the
/// defaults of LimitRanges for pods that are still to be created. A request is not a limit.
///
/// *Allowed:* any amount but 0, of the container or of the whole pod.
public final class MemoryLimit implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "res-memory-limit",
          "Every container has a memory limit",
          Severity.MEDIUM,
          Set.of(Kinds.POD),
          "A leak or an attack on one container takes the memory of its node, and others are killed"
              + " for it.",
          "Set resources.limits.memory, or a default with a LimitRange.",
          "A LimitRange or a quota that was not handed over may give a template a limit when its"
              + " pods are created.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return ResourceSettings.of(workload, audit)
        .limited(ResourceSettings.MEMORY, "runs containers without a memory limit");
  }
}
