package io.inscope.reports.diagram.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The vertices of one zone in the order in which they stand, top first, and how far apart they
/// must be: those of one layer, and blocks and passing lines that meet.
final class ZoneStack {
  private static final double BOX_GAP = 3 * Vertex.GRID;
  private static final double LINE_GAP = 2 * Vertex.GRID;

  final List<Vertex.Block> blocks;
  final List<Vertex> vertices;

  /// `gaps[i][j]`: how far below the top of the i-th the top of the j-th must be; negative infinity
  /// when they do not meet.
  private double[][] gaps = {};

  ZoneStack(List<Vertex.Block> blocks, List<Vertex> vertices) {
    this.blocks = blocks;
    this.vertices = new ArrayList<>(vertices);
    arrange();
  }

  /// Sorts the vertices by the order of the blocks, and works out the distances. Within a block and
  /// between two blocks the vertices keep their order.
  void arrange() {
    for (int i = 0; i < blocks.size(); i++) {
      for (Vertex vertex : blocks.get(i).vertices) {
        vertex.place = 2 * i + 1;
      }
    }
    vertices.sort(Comparator.comparingInt(v -> v.place));
    int count = vertices.size();
    gaps = new double[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = i + 1; j < count; j++) {
        gaps[i][j] = distance(vertices.get(i), vertices.get(j));
      }
    }
  }

  /// Everything as high as it goes.
  void pack() {
    for (int i = 0; i < vertices.size(); i++) {
      vertices.get(i).y = lowest(i, above(vertices.get(i)));
    }
  }

  /// What it takes at least; leaves every vertex where it is.
  double leastHeight() {
    double[] before = vertices.stream().mapToDouble(v -> v.y).toArray();
    pack();
    double height = vertices.stream().mapToDouble(v -> v.y + v.height + below(v)).max().orElse(0);
    for (int i = 0; i < before.length; i++) {
      vertices.get(i).y = before[i];
    }
    return height;
  }

  /// As near to the wishes as the distances allow: the mean of the lowest and the highest placement
  /// that respect the wish from one side. Both keep every distance, so their mean does too.
  void near(ToDoubleFunction<Vertex> wish) {
    double[] wishes = vertices.stream().mapToDouble(wish).toArray();
    double[] down = new double[wishes.length];
    for (int i = 0; i < down.length; i++) {
      vertices.get(i).y = lowest(i, wishes[i]);
      down[i] = vertices.get(i).y;
    }
    for (int i = down.length - 1; i >= 0; i--) {
      vertices.get(i).y = highest(i, wishes[i]);
    }
    for (int i = 0; i < down.length; i++) {
      vertices.get(i).y = Vertex.floor((down[i] + vertices.get(i).y) / 2);
    }
  }

  /// Brings everything between 0 and a height: first down from the top, then up from the bottom.
  void fit(double height) {
    for (int i = 0; i < vertices.size(); i++) {
      Vertex vertex = vertices.get(i);
      vertex.y = lowest(i, Math.max(vertex.y, above(vertex)));
    }
    for (int i = vertices.size() - 1; i >= 0; i--) {
      Vertex vertex = vertices.get(i);
      double last = height - vertex.height - below(vertex);
      vertex.y = Vertex.floor(highest(i, Math.min(vertex.y, last)));
    }
  }

  /// Moves one vertex after the other towards its wish, within its free room and the height.
  void settle(ToDoubleFunction<Vertex> wish, double height, boolean downwards) {
    for (int n = 0; n < vertices.size(); n++) {
      int i = downwards ? n : vertices.size() - 1 - n;
      Vertex vertex = vertices.get(i);
      double low = lowest(i, above(vertex));
      double high = highest(i, height - vertex.height - below(vertex));
      vertex.y = Vertex.floor(Math.max(low, Math.min(high, wish.applyAsDouble(vertex))));
    }
  }

  /// What has no lines stands as high as it can.
  void pullUpUnconnected() {
    for (int i = 0; i < vertices.size(); i++) {
      Vertex vertex = vertices.get(i);
      if (vertex.left.isEmpty() && vertex.right.isEmpty()) {
        vertex.y = lowest(i, above(vertex));
      }
    }
  }

  private double lowest(int index, double wish) {
    double y = wish;
    for (int i = 0; i < index; i++) {
      y = Math.max(y, vertices.get(i).y + gaps[i][index]);
    }
    return y;
  }

  private double highest(int index, double wish) {
    double y = wish;
    for (int i = index + 1; i < gaps.length; i++) {
      y = Math.min(y, vertices.get(i).y - gaps[index][i]);
    }
    return y;
  }

  private static double distance(Vertex upper, Vertex lower) {
    Vertex.Block above = upper.block;
    Vertex.Block below = lower.block;
    double distance = Double.NEGATIVE_INFINITY;
    if (upper.layer == lower.layer) {
      distance = upper.height + (upper.isBox() && lower.isBox() ? BOX_GAP : LINE_GAP);
    }
    if (above != below && meet(upper, lower)) {
      double gap = above == null || below == null ? LINE_GAP : BOX_GAP;
      distance = Math.max(distance, upper.height + below(upper) + gap + above(lower));
    }
    return distance;
  }

  /// Whether the areas of the two reach over a common layer.
  private static boolean meet(Vertex upper, Vertex lower) {
    Vertex.Block above = upper.block;
    Vertex.Block below = lower.block;
    if (above == null) {
      return below != null && below.spans(upper.layer);
    }
    return below == null
        ? above.spans(lower.layer)
        : above.first <= below.last && below.first <= above.last;
  }

  static double above(Vertex vertex) {
    return vertex.block == null ? 0 : vertex.block.above;
  }

  private static double below(Vertex vertex) {
    return vertex.block == null ? 0 : vertex.block.below;
  }
}
