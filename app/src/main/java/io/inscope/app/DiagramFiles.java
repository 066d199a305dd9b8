package io.inscope.app;

import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.drawing.DiagramWriter;
import io.inscope.reports.diagram.drawing.Drawing;
import io.inscope.reports.diagram.drawing.PngWriter;
import io.inscope.reports.diagram.drawing.Sheet;
import io.inscope.reports.diagram.drawing.SvgWriter;
import io.inscope.reports.diagram.layout.LaneLayout;
import io.inscope.reports.file.WholeFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The diagram as files in a folder. Each is written beside its place first and then moved, so that
/// a file which is there is whole.
final class DiagramFiles {
  private static final List<DiagramWriter> WRITERS = List.of(new SvgWriter(), new PngWriter());

  private final Path folder;

  DiagramFiles(Path folder) {
    this.folder = folder;
  }

  List<Path> write(Diagram diagram, List<String> formats) {
    Drawing drawing = drawing(diagram);
    WholeFile.folder(folder);
    List<Path> written = new ArrayList<>();
    for (DiagramWriter writer : WRITERS) {
      if (formats.contains(writer.format())) {
        Path file = folder.resolve("overview." + writer.format());
        WholeFile.write(file, out -> writer.write(drawing, out));
        written.add(file);
      }
    }
    return List.copyOf(written);
  }

  /// The picture that the workbook holds.
  static byte[] png(Diagram diagram) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new PngWriter().write(drawing(diagram), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static Drawing drawing(Diagram diagram) {
    return Sheet.of(new LaneLayout().place(diagram));
  }
}
