package io.inscope.reports.diagram.layout;

import io.inscope.reports.diagram.Diagram;
import java.util.List;

/// Where the texts of a line stand: on its level first and last part, the number behind the
/// initiator's border, number and label behind the arrow at the responder's.
final class LineEnd {
  static final double TAIL_ROOM = 8;
  static final double HEAD_ROOM = 11;

  private LineEnd() {}

  /// @param path begins and ends level
  static LaidOut.Line line(Diagram.Edge edge, List<Point> path) {
    EdgeText text = new EdgeText(edge);
    Point tail = path.getFirst();
    Point head = path.getLast();
    boolean tailAtRight = path.get(1).x() > tail.x();
    boolean headAtRight = path.get(path.size() - 2).x() > head.x();
    double tailX = tailAtRight ? tail.x() + TAIL_ROOM : tail.x() - TAIL_ROOM - text.numberWidth();
    double headX = headAtRight ? head.x() + HEAD_ROOM : head.x() - HEAD_ROOM - text.width();
    LaidOut.Tag number = text.numberAt(headX, head.y());
    return new LaidOut.Line(
        edge, path, text.numberAt(tailX, tail.y()), number, text.labelRightOf(number));
  }
}
