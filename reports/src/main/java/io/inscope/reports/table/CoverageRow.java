package io.inscope.reports.table;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// What is known of one kind in one namespace.
///
/// @param namespace empty for the cluster as a whole
public record CoverageRow(GroupKind kind, String namespace, Coverage coverage) {

  /// One row for each kind that was read or is asked for, for the cluster as a whole, sorted.
  ///
  /// @param needed the kinds that checks read: what is missing of them has to be said
  public static List<CoverageRow> of(ClusterSnapshot snapshot, Collection<GroupKind> needed) {
    TreeSet<GroupKind> kinds = new TreeSet<>(snapshot.kinds());
    kinds.addAll(needed);
    return kinds.stream()
        .map(kind -> new CoverageRow(kind, "", snapshot.coverage(kind, "")))
        .toList();
  }

  /// `read`, `zero`, `refused`, `failed`, `not_asked`. Zero means: asked, and there are none.
  public String state() {
    return switch (coverage) {
      case Coverage.Read read -> read.count() == 0 ? "zero" : "read";
      case Coverage.Refused _ -> "refused";
      case Coverage.Failed _ -> "failed";
      case Coverage.NotAsked _ -> "not_asked";
    };
  }
}
