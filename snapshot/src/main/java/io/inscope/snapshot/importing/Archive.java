package io.inscope.snapshot.importing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Many files in one, read from front to back.
non-sealed interface Archive extends Container {
  List<Archive> ALL = List.of(new Tar(), new Zip());

  /// @param bytes the archive; closing the entries leaves it open
  /// @param damage hears, in words, what is wrong with the archive while it can still be read on
  Entries open(InputStream bytes, Consumer<String> damage) throws IOException;

  /// The entries in the order in which they stand. Folders are no entries: they hold nothing that
  /// their files do not tell.
  interface Entries extends Closeable {
    /// The next one; empty behind the last. What is unread of the one before is passed over.
    ///
    /// @throws IOException when the archive cannot be read any further
    Optional<Member> next() throws IOException;
  }

  /// What stands in an archive.
  sealed interface Member {
    /// As the archive says, whatever that is.
    String path();

    /// @param content to be read before the next member is asked for
    record File(String path, InputStream content) implements Member {}

    /// Without content of its own: a link, a device.
    record Other(String path, String why) implements Member {}

    /// Content that is there and cannot be had.
    record Locked(String path, String why) implements Member {}
  }
}
