package io.inscope.reports.diagram.layout;

import io.inscope.reports.diagram.layout.routing.Routes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The columns around seats: as wide as in the base layout and as their boxes need. Where lines
/// lack room everything to the right of it, or below, moves on, so that the order is kept.
final class Spread {
  /// What one round may widen a place by, when many lines lack room there.
  private static final double MOST_AT_ONCE = 60;

  private static final double BELOW = 24;

  private final LaidOut base;
  private final Seating seating;
  private final double[] gutters;
  private final double[] widths;
  private final double right;
  private double lowest;
  private boolean boxesMoved;

  Spread(LaidOut base, Seating seating) {
    this.base = base;
    this.seating = seating;
    List<LaidOut.Column> columns = base.columns();
    gutters = new double[columns.size()];
    widths = new double[columns.size()];
    double end = 0;
    for (int i = 0; i < gutters.length; i++) {
      gutters[i] = columns.get(i).rect().x() - end;
      widths[i] = columns.get(i).rect().width();
      end = columns.get(i).rect().right();
    }
    right = base.width() - end;
    lowest = base.height();
    grow();
  }

  /// Whether boxes had to be moved apart.
  boolean movedBoxes() {
    return boxesMoved;
  }

  private void grow() {
    for (Seat seat : seating.seats) {
      widths[seat.column] = Math.max(widths[seat.column], seat.rect().right() + Seating.PAD);
      lowest = Math.max(lowest, seat.rect().bottom() + BELOW);
    }
    seating
        .frames()
        .forEach(
            (group, frame) -> {
              int column = columnOf(group);
              widths[column] = Math.max(widths[column], frame.right() + 2);
              lowest = Math.max(lowest, frame.bottom() + BELOW);
            });
  }

  private int columnOf(String group) {
    return seating.seats.stream()
        .filter(s -> s.frame.equals(group))
        .findFirst()
        .orElseThrow()
        .column;
  }

  double left(int column) {
    double x = 0;
    for (int i = 0; i < column; i++) {
      x += gutters[i] + widths[i];
    }
    return x + gutters[column];
  }

  Rect rect(Seat seat) {
    return seat.rect().moved(left(seat.column), 0);
  }

  /// The picture without lines.
  LaidOut picture() {
    List<LaidOut.Column> columns = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      LaidOut.Column column = base.columns().get(i);
      double dx = left(i) - column.rect().x();
      columns.add(
          new LaidOut.Column(
              column.zone(),
              new Rect(left(i), 0, widths[i], lowest),
              column.heading().stream().map(w -> w.moved(dx, 0)).toList()));
    }
    List<LaidOut.Frame> frames = new ArrayList<>();
    seating
        .frames()
        .forEach(
            (group, rect) -> {
              Outline outline = seating.outlines.get(group);
              if (outline != null) {
                frames.add(outline.at(rect.moved(left(columnOf(group)), 0)));
              }
            });
    List<LaidOut.Box> boxes =
        seating.seats.stream()
            .map(s -> BoxText.of(s.box.node(), s.box.rect().width()).in(rect(s)))
            .toList();
    double width = columns.isEmpty() ? base.width() : columns.getLast().rect().right() + right;
    return new LaidOut(base.diagram(), width, lowest, columns, frames, boxes, List.of());
  }

  /// Makes room; places that the same move widens are widened once.
  ///
  /// @param bothWays whether to make room across and down, since one alone did not help
  void widen(List<Routes.Tight> places, boolean bothWays) {
    TreeMap<Double, double[]> across = new TreeMap<>(Collections.reverseOrder());
    TreeMap<Double, double[]> down = new TreeMap<>(Collections.reverseOrder());
    for (Routes.Tight tight : places) {
      if (tight.across() || bothWays) {
        add(across, cutAcross(tight.at().x()), tight.amount());
      }
      if (!tight.across() || bothWays) {
        add(down, cutDown(tight.at().y()), tight.amount());
      }
    }
    // From the right and from below, so that the places further on stay what they are.
    across.forEach((x, amount) -> widenAt(x, amount(amount)));
    down.forEach((y, amount) -> lower(y, amount(amount)));
    grow();
  }

  private static void add(Map<Double, double[]> cuts, double cut, double amount) {
    cuts.merge(
        cut,
        new double[] {amount, amount},
        (a, b) -> new double[] {Math.max(a[0], b[0]), a[1] + b[1]});
  }

  private static double amount(double[] mostAndSum) {
    return Math.max(mostAndSum[0], Math.min(mostAndSum[1], MOST_AT_ONCE));
  }

  /// The first thing at or after a place that would move: a box, or a column's right end or left.
  private double cutAcross(double x) {
    double cut = Double.POSITIVE_INFINITY;
    for (int i = 0; i < widths.length; i++) {
      for (double edge : new double[] {left(i), left(i) + widths[i]}) {
        cut = edge >= x - 0.01 ? Math.min(cut, edge) : cut;
      }
    }
    for (Seat seat : seating.seats) {
      double edge = rect(seat).x();
      cut = edge >= x - 0.01 ? Math.min(cut, edge) : cut;
    }
    return cut;
  }

  private double cutDown(double y) {
    return seating.seats.stream()
        .mapToDouble(s -> s.y)
        .filter(edge -> edge >= y - 0.01)
        .min()
        .orElse(lowest);
  }

  private void widenAt(double x, double by) {
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      if (x <= left(i) + 0.01) {
        gutters[i] += by;
        return;
      }
      if (x <= left(i) + widths[i] + 0.01) {
        double inside = x - left(i);
        for (Seat seat : seating.seats) {
          if (seat.column == column && seat.x >= inside - 0.01) {
            seat.x += by;
            boxesMoved = true;
          }
        }
        widths[i] += by;
        return;
      }
    }
  }

  private void lower(double y, double by) {
    for (Seat seat : seating.seats) {
      if (seat.y >= y - 0.01) {
        seat.y += by;
        boxesMoved = true;
      }
    }
    lowest += by;
  }
}
