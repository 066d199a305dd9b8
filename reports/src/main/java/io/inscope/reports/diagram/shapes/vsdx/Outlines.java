package io.inscope.reports.diagram.shapes.vsdx;

import io.inscope.reports.diagram.drawing.Mark;
import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.layout.Rect;
import io.inscope.reports.diagram.shapes.XmlText;
import java.util.ArrayList;
import java.util.List;

/// Geometry sections of shapes that are no connectors; they follow when somebody resizes the shape.
final class Outlines {
  private final Paper paper;
  private final XmlText xml;
  private final Cells cells;

  Outlines(Paper paper, XmlText xml, Cells cells) {
    this.paper = paper;
    this.xml = xml;
    this.cells = cells;
  }

  /// @param index of the section
  /// @param rect of the shape
  void of(int index, Mark mark, Rect rect) {
    switch (mark) {
      case Mark.Area area -> rectangle(index, area.rect(), area.radius());
      case Mark.Shape shape -> {
        List<Point> closed = new ArrayList<>(shape.points());
        closed.add(closed.getFirst());
        outline(index, closed, rect, false);
      }
      case Mark.Path path -> outline(index, path.points(), rect, true);
      case Mark.Text _, Mark.Part _ -> {}
    }
  }

  void rectangle(int index, Rect rect, double radius) {
    if (radius > 0) {
      rounded(index, rect, Math.min(radius, rect.height() / 2));
      return;
    }
    outline(
        index,
        List.of(
            new Point(rect.x(), rect.bottom()),
            new Point(rect.right(), rect.bottom()),
            new Point(rect.right(), rect.y()),
            new Point(rect.x(), rect.y()),
            new Point(rect.x(), rect.bottom())),
        rect,
        false);
  }

  /// Corners as arcs of their own: not every reader knows the cell for rounded ones.
  private void rounded(int index, Rect rect, double radius) {
    double r = paper.length(radius);
    double width = paper.length(rect.width());
    double height = paper.length(rect.height());
    String less = "-" + Cells.number(r);
    xml.open("Section", "N", "Geometry", "IX", Integer.toString(index));
    cells.cell("NoFill", "0");
    row("MoveTo", 1).cell("X", r).cell("Y", 0);
    row("LineTo", 2).cell("X", width - r, "Width" + less).cell("Y", 0);
    row("ArcTo", 3).cell("X", width, "Width").cell("Y", r);
    bow(r);
    row("LineTo", 4).cell("X", width, "Width").cell("Y", height - r, "Height" + less);
    row("ArcTo", 5).cell("X", width - r, "Width" + less).cell("Y", height, "Height");
    bow(r);
    row("LineTo", 6).cell("X", r).cell("Y", height, "Height");
    row("ArcTo", 7).cell("X", 0).cell("Y", height - r, "Height" + less);
    bow(r);
    row("LineTo", 8).cell("X", 0).cell("Y", r);
    row("ArcTo", 9).cell("X", r).cell("Y", 0);
    bow(r);
    xml.close().close();
  }

  /// Ends the row before, if there is one.
  private Cells row(String type, int index) {
    if (index > 1) {
      xml.close();
    }
    xml.open("Row", "T", type, "IX", Integer.toString(index));
    return cells;
  }

  /// How far a quarter of a circle rises over its chord.
  private void bow(double radius) {
    cells.cell("A", radius * (1 - Math.sqrt(0.5)));
  }

  private void outline(int index, List<Point> points, Rect rect, boolean open) {
    xml.open("Section", "N", "Geometry", "IX", Integer.toString(index));
    cells.cell("NoFill", open ? "1" : "0");
    for (int i = 0; i < points.size(); i++) {
      xml.open("Row", "T", i == 0 ? "RelMoveTo" : "RelLineTo", "IX", Integer.toString(i + 1));
      cells.cell("X", part(points.get(i).x() - rect.x(), rect.width()));
      cells.cell("Y", part(rect.bottom() - points.get(i).y(), rect.height()));
      xml.close();
    }
    xml.close();
  }

  private static double part(double length, double whole) {
    return whole == 0 ? 0 : length / whole;
  }
}
