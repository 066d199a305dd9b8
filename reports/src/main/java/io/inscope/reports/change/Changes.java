package io.inscope.reports.change;

import io.inscope.snapshot.diff.ConnectionChange;
import io.inscope.snapshot.diff.ObjectDiff;
import io.inscope.snapshot.diff.ScopeChange;
import io.inscope.snapshot.model.SnapshotInfo;
import java.util.List;

/// Everything in which two snapshots differ. What was not asked for is empty.
///
/// @param before the older snapshot
/// @param after the newer one
/// @param connections that touch the CDE, sorted
/// @param scope sorted by object
/// @param findings sorted by check and subject
public record Changes(
    SnapshotInfo before,
    SnapshotInfo after,
    ObjectDiff objects,
    List<ConnectionChange> connections,
    List<ScopeChange> scope,
    List<FindingChange> findings) {
  public Changes {
    connections = List.copyOf(connections);
    scope = List.copyOf(scope);
    findings = List.copyOf(findings);
  }

  /// Whether nothing differs, as far as it could be compared.
  public boolean isEmpty() {
    return objects.changes().isEmpty()
        && connections.isEmpty()
        && scope.isEmpty()
        && findings.isEmpty();
  }
}
