package io.inscope.reports.diagram.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Something a lane layout puts on a layer: a box, or the place where a long line passes through.
final class Vertex {
  /// All vertical positions are multiples of this, so lines are either level or clearly apart.
  static final double GRID = 7;

  /// Between two lines at one side of a box; a label is 14 high, and may be moved by one step of
  /// the grid.
  static final double PORT_STEP = 3 * GRID;

  final int layer;
  final @Nullable BoxText text;
  final double height;
  final List<Port> left = new ArrayList<>();
  final List<Port> right = new ArrayList<>();

  /// The block it belongs to; none for a passing line between two blocks.
  @Nullable Block block;

  /// Its place among the blocks of its zone: 2i + 1 in block i, 2i above it.
  int place;

  /// Its top, or the line itself.
  double y;

  private Vertex(int layer, @Nullable BoxText text, double height) {
    this.layer = layer;
    this.text = text;
    this.height = height;
  }

  static Vertex passing(int layer) {
    return new Vertex(layer, null, 0);
  }

  /// @param ports how many lines end at its busier side
  static Vertex box(int layer, BoxText text, int ports) {
    double needed = Math.max(text.height(), ports * PORT_STEP);
    return new Vertex(layer, text, onGrid(needed));
  }

  static double onGrid(double length) {
    return GRID * Math.ceil(length / GRID);
  }

  static double floor(double y) {
    return GRID * Math.floor(y / GRID);
  }

  boolean isBox() {
    return text != null;
  }

  double centre() {
    return y + height / 2;
  }

  List<Port> ports(boolean onRight) {
    return onRight ? right : left;
  }

  /// Spreads the ports of both sides evenly around the middle, in the order of the lists.
  void spreadPorts() {
    for (List<Port> side : List.of(left, right)) {
      double first = (height - (side.size() - 1) * PORT_STEP) / 2;
      for (int i = 0; i < side.size(); i++) {
        side.get(i).offset = isBox() ? floor(first + i * PORT_STEP) : 0;
      }
    }
  }

  /// Boxes of one frame, or one box without a frame: what other blocks and passing lines keep out
  /// of.
  static final class Block {
    final int zone;
    final double above;
    final double below;
    final List<Vertex> vertices = new ArrayList<>();
    int first = Integer.MAX_VALUE;
    int last = -1;

    /// @param above room for the frame and its heading
    /// @param below room for the frame
    Block(int zone, double above, double below) {
      this.zone = zone;
      this.above = above;
      this.below = below;
    }

    void add(Vertex vertex) {
      vertex.block = this;
      vertices.add(vertex);
      first = Math.min(first, vertex.layer);
      last = Math.max(last, vertex.layer);
    }

    boolean spans(int layer) {
      return first <= layer && layer <= last;
    }

    double centre() {
      return vertices.stream()
          .filter(Vertex::isBox)
          .mapToDouble(Vertex::centre)
          .average()
          .orElse(0);
    }
  }

  /// Where a line meets a side of a vertex.
  static final class Port {
    final Vertex vertex;
    double offset;
    boolean nudged;

    private @Nullable Hop hop;

    Port(Vertex vertex) {
      this.vertex = vertex;
    }

    void join(Hop hop) {
      this.hop = hop;
    }

    /// The line that ends here.
    Hop hop() {
      return Objects.requireNonNull(hop);
    }

    /// The other end of its hop.
    Port other() {
      return hop().other(this);
    }

    double y() {
      return vertex.y + offset;
    }

    /// Moves it out of the way of another line; a passing line moves as a whole.
    void nudge() {
      nudged = true;
      if (vertex.isBox()) {
        offset += GRID;
      } else {
        vertex.y += GRID;
      }
    }
  }
}
