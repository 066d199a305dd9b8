package io.inscope.reports.diagram.drawing;

/// A sheet of A3 with a drawing on it, as large as it can be inside the margins: upright when the
/// drawing is higher than wide. What is printed has this size in every format.
///
/// @param width of the paper, in inches
/// @param height of the paper, in inches
/// @param scale inches on paper for each of the drawing's pixels
record Paper(double width, double height, double scale) {
  private static final double MILLIMETRE = 1 / 25.4;
  private static final double LONG = 420 * MILLIMETRE;
  private static final double SHORT = 297 * MILLIMETRE;

  /// Office printers leave about this much white at each edge.
  static final double MARGIN = 5 * MILLIMETRE;

  static Paper of(Drawing drawing) {
    boolean upright = drawing.height() > drawing.width();
    double width = upright ? SHORT : LONG;
    double height = upright ? LONG : SHORT;
    return new Paper(width, height, scale(drawing.width(), drawing.height()));
  }

  /// Inches on paper for each pixel of a drawing of this size.
  static double scale(double width, double height) {
    double longSide = (LONG - 2 * MARGIN) / Math.max(width, height);
    double shortSide = (SHORT - 2 * MARGIN) / Math.min(width, height);
    return Math.min(longSide, shortSide);
  }

  /// Left edge of the drawing on the paper, in inches.
  double left(Drawing drawing) {
    return (width - scale * drawing.width()) / 2;
  }

  /// Upper edge of the drawing on the paper, in inches.
  double top(Drawing drawing) {
    return (height - scale * drawing.height()) / 2;
  }
}
