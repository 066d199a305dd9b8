package io.inscope.reports.checks.scope;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.util.Optional;
import java.util.Set;

/// For checks that are about the CDE itself.
final class CdeOnly {
  private CdeOnly() {}

  /// Why the question does not arise; empty when it does.
  static Optional<Outcome> unless(Workload workload, Audit audit) {
    Set<ResourceRef> cde = Outside.cde(audit);
    if (cde.contains(workload.ref())) {
      return Optional.empty();
    }
    return Optional.of(
        new Outcome.NotApplicable(
            cde.isEmpty() ? "no workload is declared as CDE" : "it is not in the CDE"));
  }
}
