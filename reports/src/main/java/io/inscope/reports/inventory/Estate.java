package io.inscope.reports.inventory;

import io.inscope.reports.check.CheckResult;
import io.inscope.snapshot.access.Access;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.scope.Scope;
import io.inscope.snapshot.scope.ScopeClass;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What inventories are made of.
///
/// @param results of all checks, for what they found out about an image or a workload
/// @param today the day on which days are counted
public record Estate(
    ClusterSnapshot cluster,
    Scope scope,
    Access access,
    List<CheckResult> results,
    LocalDate today) {
  public Estate {
    results = List.copyOf(results);
  }

  /// The strongest scope class among workloads or nodes; empty when none of them has one.
  Optional<ScopeClass> strongest(Collection<ResourceRef> refs) {
    return refs.stream()
        .flatMap(ref -> scope.entry(ref).stream())
        .map(entry -> entry.effective())
        .min(ScopeClass::compareTo);
  }
}
