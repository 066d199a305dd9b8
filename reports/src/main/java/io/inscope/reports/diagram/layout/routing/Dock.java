package io.inscope.reports.diagram.layout.routing;

import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.layout.Rect;

/// One end of a wire: the side of its box, and the row on which it stands.
final class Dock {
  /// Between the text and where the line may turn.
  static final double MARGIN = 5;

  final int wire;
  final boolean head;
  final int box;
  final Rect rect;
  final double room;
  boolean onRight;
  int row;

  Dock(Board board, int wire, boolean head) {
    this.wire = wire;
    this.head = head;
    box = board.wires().get(wire).box(head);
    rect = board.boxes().get(box);
    room = board.wires().get(wire).room(head);
  }

  static int firstRow(Rect box) {
    return (int) Math.ceil((box.y() + MARGIN) / Grid.DY);
  }

  static int lastRow(Rect box) {
    return (int) Math.floor((box.bottom() - MARGIN) / Grid.DY);
  }

  Point tip() {
    return new Point(onRight ? rect.right() : rect.x(), row * Grid.DY);
  }

  /// The column of tracks where the line may turn first.
  int column(boolean right) {
    return right
        ? (int) Math.ceil((rect.right() + room + MARGIN) / Grid.DX)
        : (int) Math.floor((rect.x() - room - MARGIN) / Grid.DX);
  }

  int knot(Grid grid) {
    return grid.knot(column(onRight), row);
  }

  /// The text alone.
  Rect text() {
    return new Rect(
        onRight ? rect.right() : rect.x() - room, row * Grid.DY - Grid.DY, room, 2 * Grid.DY);
  }

  /// All that it keeps free: the text and the place to turn.
  Rect claim(boolean right, int atRow) {
    double turn = column(right) * Grid.DX;
    double left = right ? rect.right() : turn - Grid.DX / 2;
    double end = right ? turn + Grid.DX / 2 : rect.x();
    return new Rect(left, (atRow - 1) * Grid.DY, end - left, 2 * Grid.DY);
  }
}
