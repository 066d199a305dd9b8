package io.inscope.reports.checks.resources;

import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Optional;
import java.util.Set;

/// Whether a workload is meant to run on and on.
final class Longevity {
  private static final Set<GroupKind> FINITE = Set.of(Kinds.JOB, Kinds.CRON_JOB);

  private Longevity() {}

  /// Why the question does not arise for one that runs to an end; empty for all others.
  static Optional<Outcome> unlessLasting(Workload workload) {
    return FINITE.contains(workload.ref().groupKind())
            || !workload.podSpec().at("restartPolicy").text("Always").equals("Always")
        ? Optional.of(new Outcome.NotApplicable("it runs to an end"))
        : Optional.empty();
  }
}
