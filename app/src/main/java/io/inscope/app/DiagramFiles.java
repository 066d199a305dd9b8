package io.inscope.app;

import io.inscope.reports.diagram.drawing.DiagramFormats;
import io.inscope.reports.diagram.drawing.DiagramWriter;
import io.inscope.reports.diagram.drawing.DocumentWriter;
import io.inscope.reports.diagram.drawing.Page;
import io.inscope.reports.file.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Sheets of the diagram as files in a folder, each named after its page; those of formats that
/// hold several pages after the diagram.
final class DiagramFiles {
  private static final String ALL = "network-diagram";

  private final Path folder;

  DiagramFiles(Path folder) {
    this.folder = folder;
  }

  /// @param pages at least one
  /// @param formats of [DiagramFormats]
  List<Path> write(List<Page> pages, List<String> formats) {
    WholeFile.folder(folder);
    if (formats.contains("png")) {
      // Painting is the slow part, and the sheets do not depend on each other.
      pages.parallelStream().forEach(Page::png);
    }
    List<Path> written = new ArrayList<>();
    for (Page page : pages) {
      for (DiagramWriter writer : DiagramFormats.ofPages()) {
        if (formats.contains(writer.format())) {
          Path file = folder.resolve(page.name() + "." + writer.format());
          WholeFile.write(file, out -> write(page, writer, out));
          written.add(file);
        }
      }
    }
    String name = pages.size() == 1 ? pages.getFirst().name() : ALL;
    for (DocumentWriter writer : DiagramFormats.ofDocuments()) {
      if (formats.contains(writer.format())) {
        Path file = folder.resolve(name + "." + writer.format());
        WholeFile.write(file, out -> writer.write(pages, out));
        written.add(file);
      }
    }
    return List.copyOf(written);
  }

  private static void write(Page page, DiagramWriter writer, OutputStream out) throws IOException {
    if (writer.format().equals("png")) {
      out.write(page.png());
    } else {
      writer.write(page.drawing(), out);
    }
  }
}
