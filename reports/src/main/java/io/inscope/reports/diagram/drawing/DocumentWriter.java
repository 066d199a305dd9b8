package io.inscope.reports.diagram.drawing;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// Writes all pages as one file. Same pages, same bytes.
public interface DocumentWriter {
  /// The ending of its files, and its name on the command line: `pdf`.
  String format();

  /// Leaves the stream open.
  ///
  /// @param pages one or more, in the order of their sheets
  void write(List<Page> pages, OutputStream out) throws IOException;
}
