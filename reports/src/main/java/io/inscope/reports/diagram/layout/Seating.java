package io.inscope.reports.diagram.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds a place for every box of a picture that people rearranged. Those moved by hand come first,
/// in the order of their ids; then all that can stay where the base layout has them; then the rest,
/// each at the nearest free place of its own column.
///
/// What always holds among the boxes that are seated: none meets another; a frame meets neither a
/// box of others nor another frame.
final class Seating {
  /// The least distance between two boxes moved by hand, and between all others.
  private static final double BY_HAND = 7;

  private static final double APART = 14;

  /// What a box that gives way keeps from others.
  private static final double GAP_X = 24;

  private static final double GAP_Y = 21;

  /// Between a frame and what does not belong to it.
  private static final double FRAME_GAP = 5;

  static final double PAD = 14;
  private static final double BELOW_HEADING = 12;
  private static final double SIDEWAYS = 1.5;
  private static final double WIDER = 200;

  final List<Seat> seats = new ArrayList<>();
  final Map<String, Outline> outlines = new LinkedHashMap<>();
  final Set<String> remarks = new LinkedHashSet<>();
  private final LaidOut base;
  private final double[] top;
  private final List<Seat> seated = new ArrayList<>();
  private boolean complete = true;

  Seating(LaidOut base, Arrangement arrangement) {
    this.base = base;
    top = base.columns().stream().mapToDouble(Seating::contentTop).toArray();
    addOutlines();
    addSeats(arrangement);
    seat();
  }

  static boolean isPlace(@Nullable Point place) {
    return place != null && Double.isFinite(place.x()) && Double.isFinite(place.y());
  }

  /// Whether every box found a place.
  boolean isComplete() {
    return complete;
  }

  /// The frames around the boxes seated so far, by group.
  Map<String, Rect> frames() {
    Map<String, Rect> frames = new LinkedHashMap<>();
    for (String group : outlines.keySet()) {
      frame(group, null).ifPresent(rect -> frames.put(group, rect));
    }
    return frames;
  }

  private static double contentTop(LaidOut.Column column) {
    double bottom = column.heading().stream().mapToDouble(w -> w.bounds().bottom()).max().orElse(0);
    return bottom + BELOW_HEADING;
  }

  private void addOutlines() {
    for (LaidOut.Frame frame : base.frames()) {
      base.boxes().stream()
          .filter(b -> isIn(b, frame))
          .map(LaidOut.Box::rect)
          .reduce(Rect::and)
          .ifPresent(hull -> outlines.put(frame.group().id(), Outline.of(frame, hull)));
    }
  }

  private static boolean isIn(LaidOut.Box box, LaidOut.Frame frame) {
    return box.node().group().equals(frame.group().id())
        && box.node().zone().equals(frame.group().zone());
  }

  private void addSeats(Arrangement arrangement) {
    for (LaidOut.Box box : base.boxes()) {
      int column = 0;
      while (!base.columns().get(column).zone().id().equals(box.node().zone())) {
        column++;
      }
      Outline outline = outlines.get(box.node().group());
      String frame = outline != null && isIn(box, outline.frame()) ? box.node().group() : "";
      Rect area = base.columns().get(column).rect();
      double x = box.rect().x() - area.x();
      double y = box.rect().y() - area.y();
      Point place = arrangement.places().get(box.node().id());
      if (place != null && isPlace(place)) {
        Seat seat = new Seat(box, column, frame, true, place.x(), place.y());
        seats.add(seat);
        bringInside(seat);
      } else {
        seats.add(new Seat(box, column, frame, false, x, y));
      }
    }
  }

  /// To the nearest place inside of its zone. A box that stands over the right border of it, or not
  /// too far below the lower one, makes the zone grow; one that is beyond is brought back.
  private void bringInside(Seat seat) {
    Rect area = base.columns().get(seat.column).rect();
    double x = Math.max(leftMost(seat), seat.x);
    double y = Math.max(topMost(seat), seat.y);
    if (x >= area.width()) {
      x = Math.max(leftMost(seat), area.width() - PAD - seat.rect().width());
    }
    if (y >= area.height() + ArrangedLayout.REACH) {
      y = Math.max(topMost(seat), area.height() - 2 * PAD - seat.rect().height());
    }
    if (x != seat.x || y != seat.y) {
      seat.x = x;
      seat.y = y;
      remarks.add(
          "'%s' was placed outside of its zone '%s'; it stands at the nearest place inside."
              .formatted(seat.name(), base.columns().get(seat.column).zone().title()));
    }
  }

  private double leftMost(Seat seat) {
    Outline outline = outlines.get(seat.frame);
    return outline == null ? PAD : Math.max(PAD, outline.left() + 2);
  }

  private double topMost(Seat seat) {
    Outline outline = outlines.get(seat.frame);
    return top[seat.column] + (outline == null ? 0 : outline.above());
  }

  /// Boxes moved by hand first. A frame that then finds no room for a box of its own is seated
  /// before all others in the next attempt.
  private void seat() {
    Map<Seat, Point> wanted = new LinkedHashMap<>();
    seats.forEach(seat -> wanted.put(seat, new Point(seat.x, seat.y)));
    Set<String> said = new LinkedHashSet<>(remarks);
    Set<String> first = new LinkedHashSet<>();
    Optional<Seat> without = seat(first);
    while (without.isPresent()) {
      if (!without.get().isFramed() || !first.add(without.get().frame)) {
        complete = false;
        return;
      }
      remarks.retainAll(said);
      seated.clear();
      wanted.forEach(
          (seat, place) -> {
            seat.x = place.x();
            seat.y = place.y();
          });
      without = seat(first);
    }
  }

  /// @return the first box that found no place
  private Optional<Seat> seat(Set<String> first) {
    List<Seat> byHand = new ArrayList<>(seats.stream().filter(s -> s.byHand).toList());
    byHand.sort(
        Comparator.<Seat, Boolean>comparing(s -> !first.contains(s.frame))
            .thenComparing(s -> s.box.node().id()));
    Set<String> touched = new LinkedHashSet<>();
    byHand.forEach(s -> touched.add(s.frame));
    List<Seat> rest = new ArrayList<>(seats.stream().filter(s -> !s.byHand).toList());
    rest.sort(Comparator.comparing(s -> !s.isFramed() || !touched.contains(s.frame)));
    List<Seat> waiting = new ArrayList<>();
    rest.stream().filter(s -> first.contains(s.frame)).forEach(s -> stay(s, waiting));
    for (Seat seat : byHand) {
      Optional<String> reason = obstacle(seat, seat.x, seat.y);
      reason.ifPresent(
          r -> remarks.add("'%s' was placed %s; it gives way.".formatted(seat.name(), r)));
      if (reason.isPresent() && !giveWay(seat)) {
        return Optional.of(seat);
      }
      seated.add(seat);
    }
    rest.stream().filter(s -> !first.contains(s.frame)).forEach(s -> stay(s, waiting));
    for (Seat seat : waiting) {
      if (!giveWay(seat)) {
        return Optional.of(seat);
      }
      seated.add(seat);
    }
    return Optional.empty();
  }

  private void stay(Seat seat, List<Seat> otherwise) {
    if (obstacle(seat, seat.x, seat.y).isEmpty()) {
      seated.add(seat);
    } else {
      otherwise.add(seat);
    }
  }

  /// What keeps a box from standing at a place, in words; empty when nothing does.
  private Optional<String> obstacle(Seat seat, double x, double y) {
    Rect rect = seat.at(x, y);
    Rect area = rect;
    if (seat.isFramed()) {
      area = frame(seat.frame, rect).orElse(rect).grown(FRAME_GAP);
    }
    for (Seat other : seated) {
      if (other.column != seat.column) {
        continue;
      }
      double apart = seat.byHand && other.byHand ? BY_HAND : APART;
      if (rect.grown(apart).overlaps(other.rect())) {
        return Optional.of("over '%s'".formatted(other.name()));
      }
      boolean foreign = seat.isFramed() && !other.frame.equals(seat.frame);
      if (foreign && area.overlaps(other.rect())) {
        return Optional.of("so that its frame would enclose '%s'".formatted(other.name()));
      }
      if (other.isFramed() && !other.frame.equals(seat.frame)) {
        Rect frame = frame(other.frame, null).orElseThrow();
        if (area.overlaps(frame) || rect.grown(FRAME_GAP).overlaps(frame)) {
          return Optional.of(
              "in the frame '%s' of others"
                  .formatted(
                      base.frames().stream()
                          .filter(f -> f.group().id().equals(other.frame))
                          .findFirst()
                          .orElseThrow()
                          .group()
                          .title()));
        }
      }
    }
    return Optional.empty();
  }

  /// The frame around what is seated of a group, and perhaps one box more.
  private Optional<Rect> frame(String group, @Nullable Rect more) {
    Rect hull = more;
    for (Seat seat : seated) {
      if (seat.frame.equals(group)) {
        hull = hull == null ? seat.rect() : hull.and(seat.rect());
      }
    }
    Outline outline = outlines.get(group);
    return hull == null || outline == null ? Optional.empty() : Optional.of(outline.around(hull));
  }

  /// Moves a box to the nearest free place of its column. One is always at the corner of something.
  private boolean giveWay(Seat seat) {
    Outline own = outlines.get(seat.frame);
    Set<Double> xs = new LinkedHashSet<>(List.of(seat.x, leftMost(seat)));
    Set<Double> ys = new LinkedHashSet<>(List.of(seat.y, topMost(seat)));
    List<Rect> obstacles = new ArrayList<>(frames(seat.column));
    seated.stream().filter(s -> s.column == seat.column).map(Seat::rect).forEach(obstacles::add);
    double width = seat.rect().width();
    double height = seat.rect().height();
    for (Rect obstacle : obstacles) {
      xs.add(obstacle.x());
      xs.add(obstacle.right() + GAP_X);
      xs.add(obstacle.x() - width - GAP_X);
      ys.add(obstacle.bottom() + GAP_Y);
      ys.add(obstacle.y() - height - GAP_Y);
      if (own != null) {
        xs.add(obstacle.right() + GAP_X + own.left());
        xs.add(obstacle.x() - width - GAP_X - own.right());
        ys.add(obstacle.bottom() + GAP_Y + own.above());
        ys.add(obstacle.y() - height - GAP_Y - own.below());
      }
    }
    List<Point> places = new ArrayList<>();
    for (double x : xs) {
      for (double y : ys) {
        if (x >= leftMost(seat) && y >= topMost(seat)) {
          places.add(new Point(x, y));
        }
      }
    }
    places.sort(
        Comparator.<Point>comparingDouble(p -> far(seat, p))
            .thenComparingDouble(Point::y)
            .thenComparingDouble(Point::x));
    for (Point place : places) {
      if (obstacle(seat, place.x(), place.y()).isEmpty()) {
        seat.x = place.x();
        seat.y = place.y();
        return true;
      }
    }
    return false;
  }

  private List<Rect> frames(int column) {
    List<Rect> frames = new ArrayList<>();
    frames()
        .forEach(
            (group, rect) -> {
              if (seats.stream().anyMatch(s -> s.frame.equals(group) && s.column == column)) {
                frames.add(rect);
              }
            });
    return frames;
  }

  private double far(Seat seat, Point place) {
    double wider = base.columns().get(seat.column).rect().width() - PAD;
    boolean grows = place.x() + seat.rect().width() > wider;
    return SIDEWAYS * Math.abs(place.x() - seat.x)
        + Math.abs(place.y() - seat.y)
        + (grows ? WIDER : 0);
  }
}
