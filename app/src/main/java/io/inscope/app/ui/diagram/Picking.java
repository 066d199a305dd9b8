package io.inscope.app.ui.diagram;

import io.inscope.reports.diagram.layout.LaidOut;
import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.layout.Rect;
import java.util.List;

/// What stands at a place of the picture: a box, else a number or label, else the nearest line.
final class Picking {
  private Picking() {}

  /// @param reach how far from a line still counts, in the picture's pixels
  static Selection at(LaidOut picture, Point place, double reach) {
    for (LaidOut.Box box : picture.boxes()) {
      if (contains(box.rect(), place)) {
        return new Selection.OfNode(box.node());
      }
    }
    LaidOut.Line nearest = null;
    double least = reach;
    for (LaidOut.Line line : picture.lines()) {
      if (contains(line.start().rect(), place) || contains(line.labelRect(), place)) {
        return new Selection.OfEdge(line.edge());
      }
      double distance = distance(line.points(), place);
      if (distance <= least) {
        least = distance;
        nearest = line;
      }
    }
    return nearest == null ? Selection.NOTHING : new Selection.OfEdge(nearest.edge());
  }

  private static boolean contains(Rect rect, Point place) {
    return place.x() >= rect.x()
        && place.x() <= rect.right()
        && place.y() >= rect.y()
        && place.y() <= rect.bottom();
  }

  private static double distance(List<Point> line, Point place) {
    double least = Double.MAX_VALUE;
    for (int i = 1; i < line.size(); i++) {
      least = Math.min(least, distance(line.get(i - 1), line.get(i), place));
    }
    return least;
  }

  private static double distance(Point from, Point to, Point place) {
    double dx = to.x() - from.x();
    double dy = to.y() - from.y();
    double length = dx * dx + dy * dy;
    double along =
        length == 0 ? 0 : ((place.x() - from.x()) * dx + (place.y() - from.y()) * dy) / length;
    double t = Math.clamp(along, 0, 1);
    return Math.hypot(place.x() - from.x() - t * dx, place.y() - from.y() - t * dy);
  }
}
