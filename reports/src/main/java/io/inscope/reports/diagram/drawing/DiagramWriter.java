package io.inscope.reports.diagram.drawing;

import java.io.IOException;
import java.io.OutputStream;

/// Writes a page in one format. Same drawing, same bytes.
public interface DiagramWriter {
  /// The ending of its files, and its name on the command line: `svg`.
  String format();

  /// Leaves the stream open.
  void write(Drawing drawing, OutputStream out) throws IOException;
}
