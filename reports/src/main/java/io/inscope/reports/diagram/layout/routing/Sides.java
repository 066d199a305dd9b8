package io.inscope.reports.diagram.layout.routing;

import io.inscope.reports.diagram.layout.Rect;
import java.util.List;

/// Chooses for each wire at which sides of its boxes it ends: where the way is short and has few
/// bends, as long as the side has room for one more.
final class Sides {
  private static final double BEND = 40;
  private static final double FULL = 240;

  private final Board board;
  private final Refusals refusals;
  private final int[][] load;

  private Sides(Board board, Refusals refusals) {
    this.board = board;
    this.refusals = refusals;
    load = new int[board.boxes().size()][2];
  }

  /// @param docks for each wire its tail, then its head
  static void choose(Board board, List<Dock> docks, Refusals refusals) {
    Sides sides = new Sides(board, refusals);
    for (int i = 0; i < docks.size(); i += 2) {
      sides.choose(docks.get(i), docks.get(i + 1));
    }
  }

  private void choose(Dock tail, Dock head) {
    double least = Double.POSITIVE_INFINITY;
    boolean bestTail = true;
    boolean bestHead = true;
    for (int i = 0; i < 4; i++) {
      boolean tailRight = i < 2;
      boolean headRight = i % 2 == 0;
      double cost =
          way(tail, tailRight, head, headRight) + full(tail, tailRight) + full(head, headRight);
      // The order of a loop's ends, and a hair's breadth, must not decide.
      if (cost < least - 2 * Grid.DX) {
        least = cost;
        bestTail = tailRight;
        bestHead = headRight;
      }
    }
    tail.onRight = bestTail;
    head.onRight = bestHead;
    load[tail.box][bestTail ? 1 : 0]++;
    load[head.box][bestHead ? 1 : 0]++;
  }

  private double full(Dock dock, boolean right) {
    int rows = (Dock.lastRow(dock.rect) - Dock.firstRow(dock.rect)) / Docks.PITCH + 1;
    return Math.max(0, load[dock.box][right ? 1 : 0] + 1 - rows) * FULL + outside(dock, right);
  }

  private double outside(Dock dock, boolean right) {
    int column = dock.column(right);
    return leaving(dock, right)
        + (refusals.refuses(dock, right) || column < 1 || column * Grid.DX > board.width() - Grid.DX
            ? 2 * FULL
            : 0);
  }

  /// A text should not stand on the border of its zone.
  private double leaving(Dock dock, boolean right) {
    double turn = dock.column(right) * Grid.DX;
    double from = Math.min(turn, dock.rect.x());
    double to = Math.max(turn, dock.rect.right());
    long crossed =
        board.borders().stream()
            .filter(b -> b.contains(dock.rect) && (b.x() > from || b.right() < to))
            .count();
    return crossed * BEND;
  }

  /// About what it costs, by how the two ends stand to each other.
  private static double way(Dock tail, boolean tailRight, Dock head, boolean headRight) {
    double from = tail.column(tailRight) * Grid.DX;
    double to = head.column(headRight) * Grid.DX;
    double down = Math.abs(tail.rect.centreY() - head.rect.centreY());
    double length = Math.abs(to - from) + down;
    if (tailRight == headRight) {
      Rect near = (to - from > 0) == tailRight ? tail.rect : head.rect;
      Rect far = near.equals(tail.rect) ? head.rect : tail.rect;
      boolean apart = near.x() > far.right() || far.x() > near.right();
      boolean hides = apart && near.y() < far.bottom() && far.y() < near.bottom();
      return length + 2 * BEND + (hides ? 2 * BEND + near.height() : 0);
    }
    boolean facing = tailRight ? from < to : to < from;
    boolean level = tail.rect.y() < head.rect.bottom() && head.rect.y() < tail.rect.bottom();
    return length + (facing ? (level ? 0 : 2) : 4) * BEND + (tail.box == head.box ? 4 * BEND : 0);
  }
}
