package io.inscope.reports.diagram.drawing;

import java.util.List;
import java.util.stream.Stream;

/// Every format the diagram is written in. A new one is a class and a line here.
public final class DiagramFormats {
  private DiagramFormats() {}

  /// Those with a file for each page.
  public static List<DiagramWriter> ofPages() {
    return List.of(new SvgWriter(), new PngWriter());
  }

  /// Those with one file for all pages.
  public static List<DocumentWriter> ofDocuments() {
    return List.of(new PdfWriter());
  }

  /// Their names, as the command line knows them.
  public static List<String> names() {
    return Stream.concat(
            ofPages().stream().map(DiagramWriter::format),
            ofDocuments().stream().map(DocumentWriter::format))
        .toList();
  }
}
