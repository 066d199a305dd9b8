package io.inscope.snapshot.importing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a source may be in: all we know, or the one that the user named with `--as`.
///
/// @param forced the importer to read every entry with; empty to recognise it
/// @param layouts to look for in the paths
record Formats(Optional<Importer> forced, List<Layout> layouts) {
  static final Formats ALL = new Formats(Optional.empty(), Layouts.ALL);

  /// The one of an id; empty when there is none.
  static Optional<Formats> only(String id, ImportLimits limits) {
    Optional<Formats> importer =
        Importers.byId(id, limits).map(found -> new Formats(Optional.of(found), List.of()));
    return importer.isPresent()
        ? importer
        : Layouts.byId(id).map(found -> new Formats(Optional.empty(), List.of(found)));
  }

  static String ids() {
    return Stream.concat(
            Importers.ALL.stream().map(Importer::id), Layouts.ALL.stream().map(Layout::id))
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
