package io.inscope.reports.diagram.shapes.drawio;

import io.inscope.reports.diagram.layout.Point;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// Places on a line as mxGraph counts them: -1 at the start, 1 at the end.
record AlongLine(List<Point> points) {
  /// @param along between -1 and 1
  /// @param at where on the sheet that is
  record Place(double along, Point at) {}

  /// The place of the line that is nearest to a point.
  Place nearest(Point wanted) {
    double total = 0;
    double best = Double.MAX_VALUE;
    double bestAlong = 0;
    Point bestAt = points.getFirst();
    for (int i = 1; i < points.size(); i++) {
      Point a = points.get(i - 1);
      Point b = points.get(i);
      double length = Math.hypot(b.x() - a.x(), b.y() - a.y());
      double t =
          length == 0
              ? 0
              : Math.clamp(
                  ((wanted.x() - a.x()) * (b.x() - a.x()) + (wanted.y() - a.y()) * (b.y() - a.y()))
                      / (length * length),
                  0,
                  1);
      Point at = new Point(a.x() + t * (b.x() - a.x()), a.y() + t * (b.y() - a.y()));
      double distance = Math.hypot(wanted.x() - at.x(), wanted.y() - at.y());
      if (distance < best) {
        best = distance;
        bestAlong = total + t * length;
        bestAt = at;
      }
      total += length;
    }
    return new Place(total == 0 ? 0 : 2 * bestAlong / total - 1, bestAt);
  }

  static String number(double value) {
    return BigDecimal.valueOf(value)
        .setScale(5, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
