package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.scope.ScopeClass;
import java.util.Optional;

/// The workloads that an assessment is about: all but those that are shown to be out of scope. What
/// nobody decided on counts as in scope until somebody does.
final class InScope {
  private InScope() {}

  /// Why the question does not arise; empty when it does.
  static Optional<Outcome> unless(Workload workload, Audit audit) {
    return audit.scope().of(workload.ref()) == ScopeClass.OUT_OF_SCOPE
        ? Optional.of(new Outcome.NotApplicable("it is out of scope"))
        : Optional.empty();
  }
}
