package io.inscope.reports.diagram.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the order and the height of everything in a lane layout: the barycentre method of
/// Sugiyama, Tagawa and Toda (1981), with blocks that stay together.
///
/// Each round reorders a zone by where its neighbours stand, and puts everything as near to its
/// neighbours as the distances and the height of the page allow. The best round wins: few crossings
/// first, then short lines and a low page.
final class Placement {
  private static final int ROUNDS = 20;
  private static final int SETTLING = 12;
  private static final double CROSSING = 60;
  private static final double HEIGHT = 4;

  /// How much higher the page may be than its fullest zone needs.
  private static final double SLACK = 1.05;

  /// Between a port that is moved and the end of its side.
  private static final double CORNER = 2 * Vertex.GRID;

  private final LaneGraph graph;
  private final List<ZoneStack> zones = new ArrayList<>();
  private double page;

  private Placement(LaneGraph graph) {
    this.graph = graph;
    for (int i = 0; i < graph.blocksOfZone.size(); i++) {
      int zone = i;
      zones.add(
          new ZoneStack(
              graph.blocksOfZone.get(i),
              graph.vertices.stream().filter(v -> graph.zoneOf(v.layer) == zone).toList()));
    }
  }

  /// Sets `y` of every vertex and the offset of every port. The highest thing stands at 0.
  static void place(LaneGraph graph) {
    new Placement(graph).run();
  }

  private void run() {
    zones.forEach(ZoneStack::pack);
    double best = Double.MAX_VALUE;
    List<Runnable> restore = List.of();
    for (int round = 0; round < ROUNDS; round++) {
      round(round);
      double cost = cost();
      if (cost < best) {
        best = cost;
        restore = memory();
      }
    }
    restore.forEach(Runnable::run);
    levelPorts();
    double top = graph.vertices.stream().mapToDouble(v -> v.y - ZoneStack.above(v)).min().orElse(0);
    graph.vertices.forEach(v -> v.y -= top);
  }

  private void round(int round) {
    sortPorts();
    boolean leftToRight = round % 2 == 0;
    for (ZoneStack zone : leftToRight ? zones : zones.reversed()) {
      reorder(zone, leftToRight, round < ROUNDS / 2);
      sortPorts();
      zone.near(this::wish);
    }
    page = SLACK * zones.stream().mapToDouble(ZoneStack::leastHeight).max().orElse(0);
    zones.forEach(zone -> zone.fit(page));
    for (int i = 0; i < SETTLING; i++) {
      sortPorts();
      boolean downwards = i % 2 == 0;
      zones.forEach(zone -> zone.settle(this::wish, page, downwards));
    }
    zones.forEach(ZoneStack::pullUpUnconnected);
    sortPorts();
  }

  /// @param oneSided whether only neighbours on the side where the sweep comes from count
  private void reorder(ZoneStack zone, boolean leftToRight, boolean oneSided) {
    Map<Vertex, Double> wishes = new HashMap<>();
    for (Vertex vertex : zone.vertices) {
      boolean onlyOneSide = oneSided && !vertex.ports(!leftToRight).isEmpty();
      wishes.put(vertex, barycentre(vertex, onlyOneSide, leftToRight));
    }
    Comparator<Vertex> byWish = Comparator.comparingDouble(v -> wishes.getOrDefault(v, 0.0));
    Map<Vertex.Block, Double> blockWishes = new HashMap<>();
    for (Vertex.Block block : zone.blocks) {
      boolean connected =
          block.vertices.stream().anyMatch(v -> !v.left.isEmpty() || !v.right.isEmpty());
      double mean =
          block.vertices.stream().mapToDouble(v -> wishes.getOrDefault(v, 0.0)).average().orElse(0);
      blockWishes.put(block, connected ? mean : Double.MAX_VALUE);
    }
    zone.blocks.sort(Comparator.comparingDouble(b -> blockWishes.getOrDefault(b, 0.0)));
    for (Vertex vertex : zone.vertices) {
      if (vertex.block == null) {
        double wish = wishes.getOrDefault(vertex, 0.0);
        vertex.place = 2 * (int) zone.blocks.stream().filter(b -> b.centre() < wish).count();
      }
    }
    zone.vertices.sort(byWish);
    zone.arrange();
  }

  private static double barycentre(Vertex vertex, boolean onlyOneSide, boolean leftSide) {
    double sum = 0;
    int count = 0;
    for (boolean onRight : new boolean[] {false, true}) {
      if (onlyOneSide && onRight == leftSide) {
        continue;
      }
      for (Vertex.Port port : vertex.ports(onRight)) {
        if (!port.hop().isLoop()) {
          sum += port.other().y();
          count++;
        }
      }
    }
    return count == 0 ? vertex.centre() : sum / count;
  }

  /// Where a vertex would like to be: the median of what makes one of its lines level. A bend in a
  /// long line hurts more than one at a box.
  private double wish(Vertex vertex) {
    List<Double> levels = new ArrayList<>();
    for (List<Vertex.Port> side : List.of(vertex.left, vertex.right)) {
      for (Vertex.Port port : side) {
        if (port.hop().isLoop()) {
          continue;
        }
        Vertex.Port other = port.other();
        int weight =
            (vertex.isBox() ? 1 : 2) * (other.vertex.isBox() ? 1 : 2) * (port.hop().arc ? 1 : 2);
        for (int i = 0; i < weight; i++) {
          levels.add(other.y() - port.offset);
        }
      }
    }
    if (levels.isEmpty()) {
      return vertex.y;
    }
    levels.sort(null);
    return levels.get((levels.size() - 1) / 2);
  }

  /// Lines leave a side in the order in which they end; arcs outside of all others, the nearest
  /// outermost, so that they nest.
  private void sortPorts() {
    for (Vertex vertex : graph.vertices) {
      vertex.left.sort(
          Comparator.<Vertex.Port>comparingDouble(p -> p.other().y())
              .thenComparingInt(p -> p.hop().edge));
      vertex.right.sort(
          Comparator.<Vertex.Port>comparingInt(Placement::rank)
              .thenComparingDouble(p -> (rank(p) == 1 ? 1 : -1) * p.other().y())
              .thenComparingInt(p -> (rank(p) == 0 ? -1 : 1) * p.hop().edge));
      vertex.spreadPorts();
    }
  }

  private static int rank(Vertex.Port port) {
    if (!port.hop().arc) {
      return 1;
    }
    if (port.hop().isLoop()) {
      return 3;
    }
    return port.other().vertex.y < port.vertex.y ? 0 : 2;
  }

  private double cost() {
    double cost = HEIGHT * page;
    for (int i = 0; i < graph.hops.size(); i++) {
      Hop a = graph.hops.get(i);
      cost += a.bottom() - a.top();
      for (int j = i + 1; j < graph.hops.size(); j++) {
        Hop b = graph.hops.get(j);
        if (a.channel == b.channel
            && !a.arc
            && !b.arc
            && (a.from.y() - b.from.y()) * (a.to.y() - b.to.y()) < 0) {
          cost += CROSSING;
        }
      }
    }
    return cost;
  }

  /// Moves single ports along their side where that makes a line level.
  private void levelPorts() {
    for (Vertex vertex : graph.vertices) {
      for (List<Vertex.Port> side : List.of(vertex.left, vertex.right)) {
        for (int i = 0; vertex.isBox() && i < side.size(); i++) {
          Vertex.Port port = side.get(i);
          double level = port.other().y() - vertex.y;
          double low = i == 0 ? CORNER : side.get(i - 1).offset + Vertex.PORT_STEP;
          double high =
              i == side.size() - 1
                  ? vertex.height - CORNER
                  : side.get(i + 1).offset - Vertex.PORT_STEP;
          if (!port.hop().arc && low <= level && level <= high) {
            port.offset = level;
          }
        }
      }
    }
  }

  /// What brings everything back to where it is now.
  private List<Runnable> memory() {
    List<Runnable> memory = new ArrayList<>();
    for (Vertex vertex : graph.vertices) {
      double y = vertex.y;
      memory.add(() -> vertex.y = y);
      for (List<Vertex.Port> side : List.of(vertex.left, vertex.right)) {
        List<Vertex.Port> order = List.copyOf(side);
        memory.add(
            () -> {
              side.clear();
              side.addAll(order);
            });
        for (Vertex.Port port : side) {
          double offset = port.offset;
          memory.add(() -> port.offset = offset);
        }
      }
    }
    return memory;
  }
}
