package io.inscope.reports.diagram.drawing;

import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.layout.LaidOut;
import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.layout.Rect;
import java.util.List;

/// How the things of a picture look, for writers that draw them as shapes of their own: the same as
/// in every other format.
public final class Looks {
  private Looks() {}

  /// The outline of a box: its shape first, then strokes on it.
  public static List<Mark> box(Diagram.Node.Kind kind, Rect rect) {
    return Picture.outline(kind, rect);
  }

  /// @param last whether it is the last column of the picture
  /// @param rect where it is drawn
  public static Mark.Area zone(LaidOut.Column column, boolean last, Rect rect) {
    return Picture.area(column, last, rect);
  }

  /// @param rect where it is drawn
  public static Mark.Area frame(Rect rect) {
    return Picture.frameArea(rect);
  }

  /// The arrow's head at the end of a line.
  ///
  /// @param points at least two
  public static Mark.Shape head(List<Point> points, Ink ink) {
    return LineStyle.head(points.get(points.size() - 2), points.getLast(), ink);
  }

  /// How long a head is, in pixels.
  public static double headLength() {
    return LineStyle.HEAD;
  }

  public static Pen line(Diagram.Edge.Style style) {
    return LineStyle.pen(style);
  }
}
