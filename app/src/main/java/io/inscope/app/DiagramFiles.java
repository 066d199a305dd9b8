package io.inscope.app;

import io.inscope.reports.diagram.drawing.DiagramWriter;
import io.inscope.reports.diagram.drawing.DocumentWriter;
import io.inscope.reports.diagram.drawing.Page;
import io.inscope.reports.diagram.drawing.PdfWriter;
import io.inscope.reports.diagram.drawing.PngWriter;
import io.inscope.reports.diagram.drawing.SvgWriter;
import io.inscope.reports.diagram.shapes.drawio.DrawioWriter;
import io.inscope.reports.diagram.shapes.vsdx.VsdxWriter;
import io.inscope.reports.file.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Sheets of the diagram as files in a folder: pictures are named after their page, files that hold
/// several pages after the diagram.
final class DiagramFiles {
  /// Formats with a file for each sheet.
  private static final List<DiagramWriter> PICTURES = List.of(new SvgWriter(), new PngWriter());

  /// Formats with all sheets in one file.
  private static final List<DocumentWriter> DOCUMENTS =
      List.of(new PdfWriter(), new DrawioWriter(), new VsdxWriter());

  /// The name of such a file, without its ending.
  private static final String DOCUMENT = "network-diagram";

  private final Path folder;

  DiagramFiles(Path folder) {
    this.folder = folder;
  }

  /// Everything a diagram can be written as.
  static List<String> formats() {
    return Stream.concat(
            PICTURES.stream().map(DiagramWriter::format),
            DOCUMENTS.stream().map(DocumentWriter::format))
        .toList();
  }

  /// @param pages at least one
  /// @param formats of [#formats]
  List<Path> write(List<Page> pages, List<String> formats) {
    WholeFile.folder(folder);
    if (formats.contains("png")) {
      // Painting is the slow part, and the sheets do not depend on each other.
      pages.parallelStream().forEach(Page::png);
    }
    List<Path> written = new ArrayList<>();
    for (Page page : pages) {
      for (DiagramWriter writer : PICTURES) {
        if (formats.contains(writer.format())) {
          Path file = folder.resolve(page.name() + "." + writer.format());
          WholeFile.write(file, out -> write(page, writer, out));
          written.add(file);
        }
      }
    }
    for (DocumentWriter writer : DOCUMENTS) {
      if (formats.contains(writer.format())) {
        Path file = folder.resolve(DOCUMENT + "." + writer.format());
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
