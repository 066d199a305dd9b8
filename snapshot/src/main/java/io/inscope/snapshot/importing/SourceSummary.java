package io.inscope.snapshot.importing;

import java.util.List;
import java.util.Map;

/// What became of one source. The dispositions add up to the number of entries.
///
/// @param source as the user named it
/// @param formats the formats its entries were read as, sorted by id
/// @param entries how many entries had which disposition; those without entries are left out
/// @param objects read from it, the same object in two entries counted twice
/// @param problems all problems, also those not listed one by one
/// @param notes how many of the problems only inform, and need no action
/// @param objectsAffected objects that problems lost or changed, as far as can be told
public record SourceSummary(
    String source,
    List<Format> formats,
    Map<Entry.Disposition, Integer> entries,
    int objects,
    int problems,
    int notes,
    int objectsAffected) {
  /// A format in which entries were read.
  ///
  /// @param reason why the first of them was taken for it
  /// @param entries how many
  public record Format(String id, String title, String reason, int entries) {}

  public int entryCount() {
    return entries.values().stream().mapToInt(Integer::intValue).sum();
  }
}
