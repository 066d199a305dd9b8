package io.inscope.reports.checks.scope;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.scope.Proof;
import io.inscope.snapshot.scope.Scope;
import io.inscope.snapshot.scope.ScopeClass;
import io.inscope.snapshot.scope.ScopeEntry;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A workload that nobody has put into scope, and what links it with the CDE all the same.
///
/// @param proofs the strongest first
record Outside(boolean isDeclaredOut, List<Proof> proofs) {

  /// The workloads of the CDE.
  private record Cde(Set<ResourceRef> workloads) {
    static Cde of(Audit audit) {
      return new Cde(audit.scope().cde());
    }
  }

  /// Why the question does not arise; empty when it does.
  static Optional<Outcome> unless(Workload workload, Audit audit) {
    Set<ResourceRef> cde = cde(audit);
    if (cde.isEmpty()) {
      return Optional.of(new Outcome.NotApplicable("no workload is declared as CDE"));
    }
    if (cde.contains(workload.ref())) {
      return Optional.of(new Outcome.NotApplicable("it is in the CDE itself"));
    }
    return audit
        .scope()
        .entry(workload.ref())
        .flatMap(ScopeEntry::declared)
        .filter(declared -> declared != ScopeClass.OUT_OF_SCOPE)
        .map(declared -> new Outcome.NotApplicable("it is declared " + declared.word()));
  }

  static Set<ResourceRef> cde(Audit audit) {
    return audit.view(Cde.class, Cde::of).workloads();
  }

  static Outside of(Workload workload, Audit audit) {
    Scope scope = audit.scope();
    Optional<ScopeEntry> entry = scope.entry(workload.ref());
    return new Outside(
        entry.flatMap(ScopeEntry::declared).isPresent(),
        entry.map(ScopeEntry::proofs).orElse(List.of()));
  }

  /// `is declared out of scope, but ...`, `is in no declared scope, but ...`.
  String but(String fact) {
    return (isDeclaredOut ? "is declared out of scope, but " : "is in no declared scope, but ")
        + fact;
  }
}
