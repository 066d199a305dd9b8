package io.inscope.snapshot.importing;

import java.util.List;
import java.util.Optional;

/// Something that holds entries of its own: an archive or a compressed file. Recognised by its
/// first bytes, never by its name. To add one, write an [Archive] or name another [Compression].
sealed interface Container permits Archive, Compression {
  /// Short and stable, for the chain of custody: `gzip`.
  String id();

  boolean holds(Opening opening);

  static Optional<Container> of(Opening opening) {
    for (List<? extends Container> kinds : List.of(Compression.ALL, Archive.ALL)) {
      for (Container container : kinds) {
        if (container.holds(opening)) {
          return Optional.of(container);
        }
      }
    }
    return Optional.empty();
  }
}
