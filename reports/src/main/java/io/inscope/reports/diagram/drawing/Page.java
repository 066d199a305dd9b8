package io.inscope.reports.diagram.drawing;

import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.layout.DetailLayout;
import io.inscope.reports.diagram.layout.LaneLayout;
import io.inscope.reports.diagram.layout.Layout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// One sheet of the network diagram, laid out and painted when somebody asks, and only once: files,
/// workbook and window show the same picture.
public final class Page {
  private final String name;
  private final Diagram diagram;
  private final Layout layout;
  private @Nullable SheetParts parts;
  private @Nullable Drawing drawing;
  private byte @Nullable [] png;

  /// A page in lanes, such as the overview.
  ///
  /// @param name of its files: `overview`, or the namespace it shows
  public Page(String name, Diagram diagram) {
    this(name, diagram, new LaneLayout());
  }

  /// The page of a namespace: in layers, or in lanes where those are clearly easier to read.
  public static Page detail(String namespace, Diagram diagram) {
    return new Page(namespace, diagram, new DetailLayout());
  }

  /// A page placed by a layout.
  ///
  /// @param name of its files: `overview`, or the namespace it shows
  public Page(String name, Diagram diagram, Layout layout) {
    this.name = name;
    this.diagram = diagram;
    this.layout = layout;
  }

  /// A page that is drawn already.
  Page(String name, Diagram diagram, Drawing drawing) {
    this(name, diagram);
    this.drawing = drawing;
  }

  /// The same page, placed by another layout.
  public Page with(Layout other) {
    return new Page(name, diagram, other);
  }

  public String name() {
    return name;
  }

  public Diagram diagram() {
    return diagram;
  }

  /// Its number among all sheets, 1-based, as the title block has it; 0 when that has none.
  public int sheet() {
    String[] words = diagram.title().sheet().split(" ", 2);
    return words[0].matches("[1-9][0-9]{0,5}") ? Integer.parseInt(words[0]) : 0;
  }

  /// What is on the sheet, and where; for writers that keep boxes and lines as such.
  public synchronized SheetParts parts() {
    SheetParts known = parts;
    if (known == null) {
      known = Sheet.partsOf(layout.place(diagram));
      parts = known;
    }
    return known;
  }

  public synchronized Drawing drawing() {
    Drawing known = drawing;
    if (known == null) {
      known = parts().drawing();
      drawing = known;
    }
    return known;
  }

  /// The sheet as PNG in the resolution for paper.
  public synchronized byte[] png() {
    byte[] known = png;
    if (known == null) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try {
        new PngWriter().write(drawing(), out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      known = out.toByteArray();
      png = known;
    }
    return known.clone();
  }
}
