package io.inscope.reports.zip;

import java.io.IOException;
import java.io.OutputStream;

/// A piece of an entry that can be written without the others, on any thread.
@FunctionalInterface
public interface Block {
  /// Writes the same bytes whenever it is called.
  void write(OutputStream raw) throws IOException;
}
