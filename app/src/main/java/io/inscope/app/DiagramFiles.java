package io.inscope.app;

import io.inscope.reports.diagram.drawing.Page;
import io.inscope.reports.diagram.drawing.SvgWriter;
import io.inscope.reports.file.WholeFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Sheets of the diagram as files in a folder, each named after its page.
final class DiagramFiles {
  private final Path folder;

  DiagramFiles(Path folder) {
    this.folder = folder;
  }

  List<Path> write(List<Page> pages, List<String> formats) {
    WholeFile.folder(folder);
    if (formats.contains("png")) {
      // Painting is the slow part, and the sheets do not depend on each other.
      pages.parallelStream().forEach(Page::png);
    }
    List<Path> written = new ArrayList<>();
    for (Page page : pages) {
      if (formats.contains("svg")) {
        Path file = folder.resolve(page.name() + ".svg");
        WholeFile.write(file, out -> new SvgWriter().write(page.drawing(), out));
        written.add(file);
      }
      if (formats.contains("png")) {
        Path file = folder.resolve(page.name() + ".png");
        WholeFile.write(file, out -> out.write(page.png()));
        written.add(file);
      }
    }
    return List.copyOf(written);
  }
}
