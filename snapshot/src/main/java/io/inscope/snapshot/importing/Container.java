package io.inscope.snapshot.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Something that holds entries of its own: an archive or a compressed file. To add one, write a
/// class and name it in [#ALL]. Its entries come as streams and are read like any other, containers
/// in containers included.
interface Container {
  List<Container> ALL = List.of(new Gzip());

  /// Short and stable, for the chain of custody: `gzip`.
  String id();

  boolean holds(Opening opening);

  /// Gives the entries in the order in which they stand.
  ///
  /// @param name of the container; an entry is called `name!/way/to/entry`
  /// @throws IOException when the container is damaged; entries before that were given
  void entries(String name, InputStream bytes, Source.Visitor visitor) throws IOException;
}
