package io.inscope.reports.diagram.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Routes the hops between two layers: each one that is not level gets a vertical track, so that no
/// two lines lie on each other and few cross.
///
/// Where one line arrives from the left at the height at which another leaves to the right, the
/// first must turn before the second does. Such demands can form a circle; then one port moves by a
/// step.
final class Channel {
  private static final int PASSES = 8;
  private static final int MOST_NUDGES = 200;

  private final List<Hop> hops;
  private final int tracks;
  private final int arcTracks;
  private int nudges;

  private Channel(List<Hop> hops) {
    this.hops = hops;
    List<Hop> order = untangled(breakCircles(bent()));
    List<Hop> done = new ArrayList<>();
    int arcs = 0;
    int all = 0;
    for (Hop hop : order) {
      int track = hop.arc ? 0 : arcs;
      for (Hop earlier : done) {
        if (near(earlier, hop)) {
          track = Math.max(track, earlier.track + 1);
        }
      }
      hop.track = track;
      done.add(hop);
      all = Math.max(all, track + 1);
      arcs = hop.arc ? all : arcs;
    }
    tracks = all;
    arcTracks = arcs;
  }

  /// Sets the track of every hop that needs one.
  static Channel route(List<Hop> hops) {
    return new Channel(hops);
  }

  int tracks() {
    return tracks;
  }

  /// How many of the tracks, the first ones, are for arcs alone.
  int arcTracks() {
    return arcTracks;
  }

  private List<Hop> bent() {
    return hops.stream().filter(h -> !h.isLevel()).toList();
  }

  /// An order in which every demand is met: arcs first, since they concern the layer at the left
  /// only.
  private List<Hop> breakCircles(List<Hop> given) {
    List<Hop> waiting = new ArrayList<>(given);
    waiting.sort(Comparator.comparing(h -> !h.arc));
    List<Hop> order = new ArrayList<>();
    while (!waiting.isEmpty()) {
      Hop next = null;
      for (Hop hop : waiting) {
        if (waiting.stream().noneMatch(other -> mustTurnBefore(other, hop))) {
          next = hop;
          break;
        }
      }
      if (next == null) {
        next = waiting.stream().filter(this::canMove).findFirst().orElse(waiting.getFirst());
        if (nudges++ < MOST_NUDGES) {
          next.to.nudge();
          return breakCircles(bent());
        }
      }
      waiting.remove(next);
      order.add(next);
    }
    return order;
  }

  private boolean canMove(Hop hop) {
    double to = hop.to.y() + Vertex.GRID;
    return !hop.to.nudged && hops.stream().noneMatch(h -> h != hop && !h.arc && h.to.y() == to);
  }

  private static boolean mustTurnBefore(Hop first, Hop second) {
    if (first == second || second.arc) {
      return false;
    }
    return first.from.y() == second.to.y() || (first.arc && first.to.y() == second.to.y());
  }

  /// Moves single hops to where they cross fewest others, as long as that helps.
  private static List<Hop> untangled(List<Hop> start) {
    List<Hop> order = new ArrayList<>(start);
    for (int pass = 0; pass < PASSES; pass++) {
      boolean moved = false;
      for (int i = 0; i < order.size(); i++) {
        moved |= improve(order, i);
      }
      if (!moved) {
        break;
      }
    }
    return order;
  }

  private static boolean improve(List<Hop> order, int index) {
    Hop hop = order.get(index);
    int best = index;
    int bestGain = 0;
    for (int step = -1; step <= 1; step += 2) {
      int gain = 0;
      for (int i = index + step; i >= 0 && i < order.size(); i += step) {
        Hop other = order.get(i);
        Hop left = step < 0 ? other : hop;
        Hop right = step < 0 ? hop : other;
        if (mustTurnBefore(left, right) || left.arc != right.arc) {
          break;
        }
        gain += crossings(left, right) - crossings(right, left);
        if (gain > bestGain) {
          bestGain = gain;
          best = i;
        }
      }
    }
    if (best == index) {
      return false;
    }
    order.remove(index);
    order.add(best, hop);
    return true;
  }

  /// How often they cross when the first turns left of the second.
  private static int crossings(Hop left, Hop right) {
    int count = inside(right.from.y(), left) ? 1 : 0;
    if (right.arc) {
      count += inside(right.to.y(), left) ? 1 : 0;
    }
    if (!left.arc) {
      count += inside(left.to.y(), right) ? 1 : 0;
    }
    return count;
  }

  private static boolean inside(double y, Hop hop) {
    return hop.top() < y && y < hop.bottom();
  }

  private static boolean near(Hop a, Hop b) {
    return a.top() - Vertex.GRID < b.bottom() && b.top() - Vertex.GRID < a.bottom();
  }
}
