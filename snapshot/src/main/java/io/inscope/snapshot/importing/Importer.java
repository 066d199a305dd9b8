package io.inscope.snapshot.importing;

import io.inscope.snapshot.model.GroupKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/// Reads one format. To add a format, write a class and name it in [Importers].
///
/// An importer sees one entry at a time: archives arrive as streams, so there is no list of all
/// entries to look at first. What a layout tells beyond the content, such as the kind in a path, is
/// in the entry's name.
public interface Importer {
  /// Short and stable, for `--as` and for the chain of custody: `kubectl-yaml`.
  String id();

  /// How people call the format.
  String title();

  Recognition recognize(Opening opening);

  /// Reads an entry to its end. What cannot be read becomes a problem, never an exception.
  ///
  /// @param name of the entry, for origins and problems
  /// @param bytes the whole content, from its first byte
  /// @throws IOException when the stream breaks off; everything before that was handed to the sink
  void read(String name, InputStream bytes, Sink sink) throws IOException;

  /// The same for an entry of a layout that knows of what kind its objects are.
  ///
  /// @param kind what to take for the kind of objects that do not name theirs; empty when unknown
  default void read(String name, InputStream bytes, Optional<GroupKind> kind, Sink sink)
      throws IOException {
    read(name, bytes, sink);
  }

  /// The same for a format that has to be read at any place, not from its first byte to its last.
  ///
  /// @param file where the same bytes stand when the entry is a file of its own; empty for what is
  ///   in an archive or comes from standard input
  default void readFile(String name, InputStream bytes, Optional<Path> file, Sink sink)
      throws IOException {
    read(name, bytes, sink);
  }
}
