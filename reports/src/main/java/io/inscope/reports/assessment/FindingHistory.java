package io.inscope.reports.assessment;

import io.inscope.snapshot.model.SnapshotInfo;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/// What the snapshot before says of the findings of this one, assessed by the same rules and the
/// same decisions. It goes one snapshot back: what is found in both is no younger than the earlier.
///
/// @param now the snapshot whose findings these are
/// @param before the one before of the same cluster; empty when there is none, or nobody asked
/// @param known the findings of that one, by id
public record FindingHistory(SnapshotInfo now, Optional<SnapshotInfo> before, Set<String> known) {
  public FindingHistory {
    known = Set.copyOf(known);
  }

  /// Where there is no earlier snapshot.
  public static FindingHistory none(SnapshotInfo now) {
    return new FindingHistory(now, Optional.empty(), Set.of());
  }

  /// `No. 3, 2026-11-18`, or `by No. 2, 2026-10-02` when the snapshot before had it already.
  public String firstSeen(String finding) {
    return before
        .filter(_ -> known.contains(finding))
        .map(earlier -> "by " + named(earlier))
        .orElseGet(() -> named(now));
  }

  private static String named(SnapshotInfo snapshot) {
    return "No. %s, %s"
        .formatted(snapshot.id(), LocalDate.ofInstant(snapshot.takenAt(), ZoneOffset.UTC));
  }
}
