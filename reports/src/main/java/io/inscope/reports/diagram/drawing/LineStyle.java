package io.inscope.reports.diagram.drawing;

import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.layout.Point;
import java.util.List;

/// The look of an edge: dashes first, colour only as a help.
final class LineStyle {
  static final double HEAD = 8;
  private static final double HALF_HEAD = 3.5;

  private LineStyle() {}

  static Pen pen(Diagram.Edge.Style style) {
    return switch (style) {
      case PROTECTED -> new Pen(Ink.PROTECTED, 1.4);
      case CLEAR -> new Pen(Ink.CLEAR, 1.4, 7.0, 3.0);
      case CLEAR_INTO_CDE -> new Pen(Ink.CLEAR, 2.6, 9.0, 3.0);
      case UNKNOWN -> new Pen(Ink.UNKNOWN, 1.6, 1.6, 3.0);
    };
  }

  /// An arrow's head with its tip at the end of a line.
  static Mark.Shape head(Point before, Point tip, Ink ink) {
    double dx = tip.x() - before.x();
    double dy = tip.y() - before.y();
    double length = Math.hypot(dx, dy);
    double ux = length == 0 ? 1 : dx / length;
    double uy = length == 0 ? 0 : dy / length;
    double baseX = tip.x() - HEAD * ux;
    double baseY = tip.y() - HEAD * uy;
    return new Mark.Shape(
        List.of(
            tip,
            new Point(baseX - HALF_HEAD * uy, baseY + HALF_HEAD * ux),
            new Point(baseX + HALF_HEAD * uy, baseY - HALF_HEAD * ux)),
        ink,
        Pen.NONE);
  }
}
