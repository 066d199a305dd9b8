package io.inscope.reports.assessment;

import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.scope.ScopeClass;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A failure of a check on a subject, as people work with it.
///
/// @param id short and stable: the same weakness in two snapshots has the same id
/// @param scope class of the workload it concerns; UNDECIDED when it concerns none
/// @param notes what people remarked, oldest first
public record Finding(
    String id,
    CheckInfo check,
    CheckResult result,
    Outcome.Fail failure,
    ScopeClass scope,
    Standing standing,
    List<String> notes) {
  public Finding {
    notes = List.copyOf(notes);
  }

  /// One on which nobody remarked anything.
  public Finding(
      String id,
      CheckInfo check,
      CheckResult result,
      Outcome.Fail failure,
      ScopeClass scope,
      Standing standing) {
    this(id, check, result, failure, scope, standing, List.of());
  }

  /// The containers its evidence stands in; empty when it concerns the pod, or no pod.
  public Set<String> containers() {
    return containers(failure);
  }

  static Set<String> containers(Outcome.Fail failure) {
    return failure.evidence().stream()
        .filter(Evidence.Value.class::isInstance)
        .map(evidence -> ((Evidence.Value) evidence).container())
        .filter(container -> !container.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
