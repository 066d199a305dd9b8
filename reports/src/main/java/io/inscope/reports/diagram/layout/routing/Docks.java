package io.inscope.reports.diagram.layout.routing;

import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.layout.Rect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Gives every end of a wire a row at a side of its box, with free room for its text: first evenly
/// spread in the order in which the lines arrive, then level with the other end where that works,
/// then wherever there is room.
final class Docks {
  /// Rows between two docks of one side: a label is two rows high.
  static final int PITCH = 3;

  private static final int LEAST_PITCH = 2;

  /// How many rows another row is worth before the other side of the box is tried.
  private static final int OTHER_SIDE = 14;

  final List<Routes.Tight> tight = new ArrayList<>();
  private final Board board;
  private final Refusals refusals;
  private final List<Dock> docks = new ArrayList<>();
  private final List<List<Dock>> sides = new ArrayList<>();
  private final List<Dock> settled = new ArrayList<>();
  private final List<Rect> claims = new ArrayList<>();

  Docks(Board board, Refusals refusals) {
    this.board = board;
    this.refusals = refusals;
    for (int wire = 0; wire < board.wires().size(); wire++) {
      docks.add(new Dock(board, wire, false));
      docks.add(new Dock(board, wire, true));
    }
    Sides.choose(board, docks, refusals);
    board.boxes().forEach(_ -> sides.addAll(List.of(new ArrayList<>(), new ArrayList<>())));
    docks.forEach(dock -> sides.get(2 * dock.box + (dock.onRight ? 1 : 0)).add(dock));
    docks.forEach(dock -> dock.row = (int) Math.round(dock.rect.centreY() / Grid.DY));
    spread();
    spread();
    level();
    settle();
  }

  List<Dock> all() {
    return docks;
  }

  Dock tail(int wire) {
    return docks.get(2 * wire);
  }

  Dock head(int wire) {
    return docks.get(2 * wire + 1);
  }

  private Dock other(Dock dock) {
    return dock.head ? tail(dock.wire) : head(dock.wire);
  }

  /// Keeps the room of all texts free.
  void block(Grid grid) {
    for (Dock dock : docks) {
      grid.block(dock.text(), Dock.MARGIN, 3);
      grid.blocked[dock.knot(grid)] = true;
    }
  }

  /// Evenly around the middle of each side, in the order of the other ends; lines to the same side
  /// of another box outside of all others, the nearest outermost, so that they nest.
  private void spread() {
    for (List<Dock> side : sides) {
      side.sort(
          Comparator.comparingInt(this::rank)
              .thenComparingInt(d -> rank(d) == 3 ? 0 : (rank(d) == 1 ? 1 : -1) * other(d).row)
              .thenComparingInt(d -> (rank(d) == 0 ? -1 : 1) * d.wire)
              .thenComparing(d -> d.head));
    }
    for (List<Dock> side : sides) {
      for (int i = 0; i < side.size(); i++) {
        Dock dock = side.get(i);
        int first = Dock.firstRow(dock.rect);
        int last = Dock.lastRow(dock.rect);
        int pitch = PITCH * (side.size() - 1) <= last - first ? PITCH : LEAST_PITCH;
        int used = pitch * (side.size() - 1);
        dock.row = first + Math.max(0, (last - first - used) / 2) + pitch * i;
      }
    }
  }

  /// 0 for a line to the same side of a box above, 2 below, 3 of the box itself; 1 for all others.
  private int rank(Dock dock) {
    Dock other = other(dock);
    if (other.onRight != dock.onRight) {
      return 1;
    }
    if (other.box == dock.box) {
      return 3;
    }
    if (other.rect.y() < dock.rect.bottom() && dock.rect.y() < other.rect.bottom()) {
      return 1;
    }
    return other.rect.y() < dock.rect.y() ? 0 : 2;
  }

  private void level() {
    List<Dock> tails = new ArrayList<>(docks.stream().filter(d -> !d.head).toList());
    tails.sort(
        Comparator.<Dock>comparingInt(d -> Math.abs(d.row - other(d).row))
            .thenComparingInt(d -> d.wire));
    for (Dock tail : tails) {
      Dock head = other(tail);
      if (tail.onRight == head.onRight || tail.box == head.box) {
        continue;
      }
      int low = Math.max(low(tail), low(head));
      int high = Math.min(high(tail), high(head));
      if (low <= high) {
        int row = Math.clamp((tail.row + head.row) / 2, low, high);
        tail.row = row;
        head.row = row;
      }
    }
  }

  private int low(Dock dock) {
    List<Dock> side = sides.get(2 * dock.box + (dock.onRight ? 1 : 0));
    int index = side.indexOf(dock);
    return index == 0 ? Dock.firstRow(dock.rect) : side.get(index - 1).row + PITCH;
  }

  private int high(Dock dock) {
    List<Dock> side = sides.get(2 * dock.box + (dock.onRight ? 1 : 0));
    int index = side.indexOf(dock);
    return index == side.size() - 1 ? Dock.lastRow(dock.rect) : side.get(index + 1).row - PITCH;
  }

  private void settle() {
    List<Dock> waiting = new ArrayList<>();
    for (List<Dock> side : sides) {
      for (Dock dock : side) {
        if (isFree(dock, dock.onRight, dock.row, LEAST_PITCH)) {
          take(dock, dock.onRight, dock.row);
        } else {
          waiting.add(dock);
        }
      }
    }
    for (Dock dock : waiting) {
      if (!settle(dock, PITCH) && !settle(dock, LEAST_PITCH)) {
        tight.add(missing(dock));
      }
    }
  }

  private boolean settle(Dock dock, int pitch) {
    int first = Dock.firstRow(dock.rect);
    int last = Dock.lastRow(dock.rect);
    int most = OTHER_SIDE + last - first;
    for (int away = 0; away <= most + OTHER_SIDE; away++) {
      for (int row : new int[] {dock.row - away, dock.row + away}) {
        if (row >= first && row <= last && isFree(dock, dock.onRight, row, pitch)) {
          take(dock, dock.onRight, row);
          return true;
        }
      }
      int onOther = away - OTHER_SIDE;
      for (int row : new int[] {dock.row - onOther, dock.row + onOther}) {
        if (onOther >= 0
            && row >= first
            && row <= last
            && isFree(dock, !dock.onRight, row, pitch)) {
          take(dock, !dock.onRight, row);
          return true;
        }
      }
    }
    return false;
  }

  private void take(Dock dock, boolean right, int row) {
    dock.onRight = right;
    dock.row = row;
    settled.add(dock);
    claims.add(dock.claim(right, row));
  }

  private boolean isFree(Dock dock, boolean right, int row, int pitch) {
    if (refusals.refuses(dock, right)
        || row < Dock.firstRow(dock.rect)
        || row > Dock.lastRow(dock.rect)) {
      return false;
    }
    if (!isApart(dock, right, row, pitch)) {
      return false;
    }
    Rect claim = dock.claim(right, row);
    return claim.x() >= Grid.DX / 2
        && claim.right() <= board.width() - Grid.DX / 2
        && claims.stream().noneMatch(claim::overlaps)
        && board.texts().stream().noneMatch(text -> text.grown(3).overlaps(claim))
        && board.boxes().stream()
            .noneMatch(box -> !box.equals(dock.rect) && box.grown(Grid.CLEARANCE).overlaps(claim));
  }

  private boolean isApart(Dock dock, boolean right, int row, int pitch) {
    return settled.stream()
        .noneMatch(d -> d.box == dock.box && d.onRight == right && Math.abs(d.row - row) < pitch);
  }

  /// How much is missing at the side and the row where least is.
  private Routes.Tight missing(Dock dock) {
    boolean best = dock.onRight;
    double least = Double.POSITIVE_INFINITY;
    for (boolean right : new boolean[] {dock.onRight, !dock.onRight}) {
      for (int row = Dock.firstRow(dock.rect); row <= Dock.lastRow(dock.rect); row++) {
        double missing = missing(dock.claim(right, row), dock, right);
        if (missing > 0 && missing < least && isApart(dock, right, row, LEAST_PITCH)) {
          least = missing;
          best = right;
        }
      }
    }
    double x = best ? dock.rect.right() : dock.rect.x();
    double amount = Double.isFinite(least) ? least : dock.claim(best, dock.row).width();
    return new Routes.Tight(new Point(x, dock.rect.centreY()), true, amount + 2 * Grid.DX);
  }

  private double missing(Rect claim, Dock dock, boolean right) {
    double outside = right ? claim.right() + Grid.DX / 2 - board.width() : Grid.DX / 2 - claim.x();
    double most = Math.max(0, outside);
    for (Rect box : board.boxes()) {
      if (!box.equals(dock.rect)) {
        most = Math.max(most, depth(claim, box.grown(Grid.CLEARANCE), right));
      }
    }
    for (Rect other : claims) {
      most = Math.max(most, depth(claim, other, right));
    }
    return most;
  }

  /// How far the room would have to be shifted away from what it overlaps.
  private static double depth(Rect claim, Rect obstacle, boolean right) {
    if (!claim.overlaps(obstacle)) {
      return 0;
    }
    return right
        ? Math.min(claim.width(), claim.right() - obstacle.x())
        : Math.min(claim.width(), obstacle.right() - claim.x());
  }
}
