package io.inscope.reports.inventory;

import io.inscope.reports.table.Table;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import java.util.List;
import java.util.stream.Collectors;

/// One list of what there is.
public interface Inventory {
  /// As people call it: `Inventory images`; at most 25 characters, unique.
  String name();

  /// One or two sentences: what a row is, and how it was come by.
  String about();

  /// The kinds of which all objects must be read for the list to be whole.
  List<GroupKind> kinds();

  /// The rows, sorted; the first column is what a row speaks of, the last one its place.
  Table table(Estate estate);

  /// Why it may not be whole: each kind that was not read; empty when all were.
  default String gap(Estate estate) {
    return kinds().stream()
        .filter(kind -> !(estate.cluster().coverage(kind, "") instanceof Coverage.Read))
        .map(kind -> kind.kind() + ": " + estate.cluster().coverage(kind, "").gap())
        .collect(Collectors.joining("; "));
  }
}
