package io.inscope.reports.checks.resources;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Set;

/// *Read:* `resources.requests.cpu` and `resources.limits.cpu` of every container but ephemeral
/// ones and of the pod, and the defaults of LimitRanges for pods that are still to be created.
///
/// *Allowed:* any amount but 0; a limit is a request too.
public final class CpuRequest implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "res-cpu-request",
          "Every container asks for CPU",
          Severity.LOW,
          Set.of(Kinds.POD),
          "The scheduler crowds nodes without it, and the container gets the least when CPU runs"
              + " short.",
          "Set resources.requests.cpu.",
          "A LimitRange that was not handed over may give a template a request when its pods are"
              + " created.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return ResourceSettings.of(workload, audit)
        .requested(ResourceSettings.CPU, "runs containers without a CPU request");
  }
}
