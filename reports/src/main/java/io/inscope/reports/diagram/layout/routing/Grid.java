package io.inscope.reports.diagram.layout.routing;

import io.inscope.reports.diagram.layout.Rect;

/// The tracks of a page: where lines may run, and how many do. A knot is where two tracks cross; it
/// is known by its index. The outermost tracks are never used, so every knot in use has four
/// neighbours.
final class Grid {
  static final double DX = 6;
  static final double DY = 7;

  /// How far a line keeps from a box.
  static final double CLEARANCE = 6;

  final int columns;
  final int rows;
  final boolean[] blocked;

  /// Lines that run level, and upright, through a knot. One that turns there counts as both.
  final short[] level;

  final short[] upright;

  /// What it costs more to run level, or upright, through a knot: there is a border.
  final byte[] levelCost;

  final byte[] uprightCost;

  Grid(Board board) {
    columns = (int) Math.floor(board.width() / DX) + 2;
    rows = (int) Math.floor(board.height() / DY) + 2;
    int knots = columns * rows;
    blocked = new boolean[knots];
    level = new short[knots];
    upright = new short[knots];
    levelCost = new byte[knots];
    uprightCost = new byte[knots];
    for (int i = 0; i < knots; i++) {
      int column = i % columns;
      int row = i / columns;
      blocked[i] = column == 0 || row == 0 || column >= columns - 2 || row >= rows - 2;
    }
    board.boxes().forEach(box -> block(box, CLEARANCE, CLEARANCE));
    board.texts().forEach(text -> block(text, 3, 3));
    board.borders().forEach(this::discourage);
  }

  int knot(int column, int row) {
    return row * columns + column;
  }

  double x(int knot) {
    return knot % columns * DX;
  }

  double y(int knot) {
    int row = knot / columns;
    return row * DY;
  }

  /// Nothing runs through a rectangle or nearer to it than given.
  void block(Rect rect, double besides, double above) {
    int left = Math.max(0, (int) Math.floor((rect.x() - besides) / DX) + 1);
    int right = Math.min(columns - 1, (int) Math.ceil((rect.right() + besides) / DX) - 1);
    int top = Math.max(0, (int) Math.floor((rect.y() - above) / DY) + 1);
    int bottom = Math.min(rows - 1, (int) Math.ceil((rect.bottom() + above) / DY) - 1);
    for (int row = top; row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        blocked[knot(column, row)] = true;
      }
    }
  }

  /// The tracks nearest to a border, on both sides of it.
  private void discourage(Rect border) {
    for (int row = 0; row < rows; row++) {
      boolean inside = border.y() - DY < row * DY && row * DY < border.bottom() + DY;
      for (double x : new double[] {border.x(), border.right()}) {
        for (int column = (int) Math.floor(x / DX); column <= Math.ceil(x / DX); column++) {
          if (inside && column >= 0 && column < columns) {
            uprightCost[knot(column, row)] = Search.ALONG_BORDER;
          }
        }
      }
    }
    for (int column = 0; column < columns; column++) {
      boolean inside = border.x() - DX < column * DX && column * DX < border.right() + DX;
      for (double y : new double[] {border.y(), border.bottom()}) {
        for (int row = (int) Math.floor(y / DY); row <= Math.ceil(y / DY); row++) {
          if (inside && row >= 0 && row < rows) {
            levelCost[knot(column, row)] = Search.ALONG_BORDER;
          }
        }
      }
    }
  }

  /// Adds a line to the tracks it uses, or takes it away.
  ///
  /// @param path knots next to each other; it begins and ends level
  void use(int[] path, int lines) {
    for (int i = 0; i < path.length; i++) {
      if (isLevel(path, i)) {
        level[path[i]] += (short) lines;
      }
      if (isUpright(path, i)) {
        upright[path[i]] += (short) lines;
      }
    }
  }

  /// Where a path that is in use first shares a track with another; -1 when it has its own.
  int firstShared(int[] path) {
    for (int i = 0; i < path.length; i++) {
      if ((isLevel(path, i) && level[path[i]] > 1)
          || (isUpright(path, i) && upright[path[i]] > 1)) {
        return i;
      }
    }
    return -1;
  }

  static boolean isLevel(int[] path, int i) {
    return i == 0
        || i == path.length - 1
        || Math.abs(path[i] - path[i - 1]) == 1
        || Math.abs(path[i + 1] - path[i]) == 1;
  }

  private static boolean isUpright(int[] path, int i) {
    return (i > 0 && Math.abs(path[i] - path[i - 1]) != 1)
        || (i < path.length - 1 && Math.abs(path[i + 1] - path[i]) != 1);
  }
}
