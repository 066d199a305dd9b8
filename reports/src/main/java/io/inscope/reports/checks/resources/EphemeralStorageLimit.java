package io.inscope.reports.checks.resources;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Set;

/// *Read:* `resources.limits.ephemeral-storage` of every container but ephemeral ones, and the
/// defaults of LimitRanges for pods that are still to be created. There is none for whole pods.
///
/// *Allowed:* any amount but 0.
public final class EphemeralStorageLimit implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "res-ephemeral-storage",
          "Every container has a limit on ephemeral storage",
          Severity.LOW,
          Set.of(Kinds.POD),
          "Logs and scratch files of one container can fill the disk of its node and evict"
              + " everything there.",
          "Set resources.limits.ephemeral-storage; a request follows from it.",
          "A LimitRange or a quota that was not handed over may give a template a limit when its"
              + " pods are created.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return ResourceSettings.of(workload, audit)
        .limited(
            ResourceSettings.EPHEMERAL_STORAGE,
            "runs containers without a limit on ephemeral storage");
  }
}
