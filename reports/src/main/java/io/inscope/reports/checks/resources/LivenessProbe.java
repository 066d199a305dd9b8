package io.inscope.reports.checks.resources;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Set;

/// *Read:* `livenessProbe` of the containers, not of init and ephemeral ones.
///
/// *Allowed:* any. Not applicable to jobs and to pods that run to an end.
public final class LivenessProbe implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "avail-liveness",
          "Every container that runs on has a liveness probe",
          Severity.LOW,
          Set.of(Kinds.POD),
          "A process that hangs is not noticed, and nobody restarts it.",
          "Add a livenessProbe that fails when only a restart helps.",
          "Whether a probe notices anything is for a person to judge; a process that ends by itself"
              + " needs none.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return Longevity.unlessLasting(workload)
        .orElseGet(
            () ->
                Outcome.failIfAny(
                    "runs containers without a liveness probe",
                    workload
                        .containers()
                        .filter(container -> container.pointer().contains("/containers/"))
                        .filter(container -> !isSet(container.at("livenessProbe")))
                        .map(
                            container ->
                                Evidence.of(
                                    workload.template(), container.at("livenessProbe"), container))
                        .toList()));
  }

  private static boolean isSet(Field probe) {
    return probe.members().findAny().isPresent();
  }
}
