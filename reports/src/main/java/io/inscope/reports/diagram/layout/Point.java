package io.inscope.reports.diagram.layout;

/// A place on the sheet; x to the right, y down, in pixels of 1/96 inch.
public record Point(double x, double y) {
  Point plus(double dx, double dy) {
    return new Point(x + dx, y + dy);
  }
}
