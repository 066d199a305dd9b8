package io.inscope.reports.diagram.drawing;

import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.layout.Rect;
import java.util.ArrayList;
import java.util.List;

/// Leaves out of a line what its own labels cover, so that text never stands on a line.
final class Cut {
  private Cut() {}

  /// The pieces that are left, in the line's direction.
  static List<List<Point>> around(List<Point> line, List<Rect> labels) {
    List<List<Point>> pieces = new ArrayList<>();
    List<Point> piece = new ArrayList<>();
    piece.add(line.getFirst());
    for (int i = 1; i < line.size(); i++) {
      Point from = line.get(i - 1);
      Point to = line.get(i);
      for (Rect label : inOrder(from, to, labels)) {
        boolean forward = to.x() >= from.x();
        piece.add(new Point(forward ? label.x() : label.right(), from.y()));
        pieces.add(piece);
        piece = new ArrayList<>();
        piece.add(new Point(forward ? label.right() : label.x(), from.y()));
      }
      piece.add(to);
    }
    pieces.add(piece);
    return pieces;
  }

  /// The labels that stand on a level part of a line, in its direction.
  private static List<Rect> inOrder(Point from, Point to, List<Rect> labels) {
    if (from.y() != to.y()) {
      return List.of();
    }
    return labels.stream()
        .filter(l -> l.crossedBy(from, to))
        .sorted((a, b) -> Double.compare(Math.abs(a.x() - from.x()), Math.abs(b.x() - from.x())))
        .toList();
  }
}
