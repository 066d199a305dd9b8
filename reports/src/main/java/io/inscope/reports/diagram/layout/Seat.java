package io.inscope.reports.diagram.layout;

/// A box that is looking for its place.
final class Seat {
  final LaidOut.Box box;

  /// Index of its zone's column.
  final int column;

  /// Id of the frame it stands in; empty for none.
  final String frame;

  final boolean byHand;

  /// Its top left corner, from the top left corner of its column.
  double x;

  double y;

  Seat(LaidOut.Box box, int column, String frame, boolean byHand, double x, double y) {
    this.box = box;
    this.column = column;
    this.frame = frame;
    this.byHand = byHand;
    this.x = x;
    this.y = y;
  }

  Rect rect() {
    return at(x, y);
  }

  Rect at(double left, double top) {
    return new Rect(left, top, box.rect().width(), box.rect().height());
  }

  boolean isFramed() {
    return !frame.isEmpty();
  }

  /// What people call it.
  String name() {
    return box.node().lines().isEmpty() ? box.node().id() : box.node().lines().getFirst();
  }
}
