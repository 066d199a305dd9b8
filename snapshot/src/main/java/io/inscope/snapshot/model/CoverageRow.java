package io.inscope.snapshot.model;

import java.util.Comparator;

/// What is known of one kind in one namespace.
///
/// @param namespace empty for the cluster as a whole
public record CoverageRow(GroupKind kind, String namespace, Coverage coverage) {
  /// By kind, the cluster as a whole before its namespaces.
  public static final Comparator<CoverageRow> ORDER =
      Comparator.comparing(CoverageRow::kind).thenComparing(CoverageRow::namespace);

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
