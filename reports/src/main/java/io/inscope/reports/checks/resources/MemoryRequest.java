package io.inscope.reports.checks.resources;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Set;

/// *Read:* `resources.requests.memory` and `resources.limits.memory` of every container but
/// ephemeral ones and of the pod, and the defaults of LimitRanges for pods that are still to be
/// created.
///
/// *Allowed:* any amount but 0; a limit is a request too.
public final class MemoryRequest implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "res-memory-request",
          "Every container asks for memory",
          Severity.LOW,
          Set.of(Kinds.POD),
          "The scheduler crowds nodes without it, and such pods are the first to be evicted.",
          "Set resources.requests.memory.",
          "A LimitRange that was not handed over may give a template a request when its pods are"
              + " created.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return ResourceSettings.of(workload, audit)
        .requested(ResourceSettings.MEMORY, "runs containers without a memory request");
  }
}
