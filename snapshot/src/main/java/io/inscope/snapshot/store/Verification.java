package io.inscope.snapshot.store;

import java.util.List;
import java.util.stream.Stream;

/// What recomputing every hash of a project gave.
///
/// @param snapshots one for each, by id
/// @param elsewhere what changed outside of snapshots: `decision 3`, `custody 1`, the file itself
public record Verification(List<SealCheck> snapshots, List<String> elsewhere) {
  public Verification {
    snapshots = List.copyOf(snapshots);
    elsewhere = List.copyOf(elsewhere);
  }

  public boolean isIntact() {
    return elsewhere.isEmpty() && snapshots.stream().allMatch(SealCheck::isIntact);
  }

  /// Everything that is not as it was, snapshots first.
  public List<String> changes() {
    return Stream.concat(
            snapshots.stream().flatMap(check -> check.changes().stream()), elsewhere.stream())
        .toList();
  }
}
