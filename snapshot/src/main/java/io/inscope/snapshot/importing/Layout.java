package io.inscope.snapshot.importing;

import java.util.Optional;

/// An arrangement of files: what a backup, a dump or a support bundle looks like from outside. It
/// tells what the content of a file does not: of what kind and namespace it is a list, that
/// somebody tried and was refused, which kinds are never in it. To add one, write a class and name
/// it in [Layouts].
///
/// What a file holds is still read by an [Importer]; a layout never parses objects itself.
public interface Layout {
  /// Short and stable, for `--as` and for the chain of custody: `velero`.
  String id();

  /// How people call it.
  String title();

  /// What the path of an entry says, when it is one of this layout's. Archives arrive as streams,
  /// so this is asked entry by entry. Layouts that share a shape of paths must say the same of it:
  /// each of them hears of the entry, and tells at its end whether the source was its own.
  ///
  /// @param path the name of an entry, folders and archives around it included
  Optional<Place> place(String path);

  /// Whether a path of this layout is seen nowhere else. Where it is a plain name that anybody may
  /// give a file, the content is looked at as if there were no layout, and only the
  /// [LayoutReading#end] tells.
  default boolean isDistinctive() {
    return true;
  }

  /// Starts on a source; asked once for each source.
  LayoutReading begin();

  /// The same, for a layout that says what is covered by kind.
  ///
  /// @param names of kinds; those of custom kinds come while the source is read, and are complete
  ///   at the end
  default LayoutReading begin(KindNames names) {
    return begin();
  }
}
