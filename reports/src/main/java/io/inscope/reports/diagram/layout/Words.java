package io.inscope.reports.diagram.layout;

import io.inscope.reports.diagram.text.Typeface;

/// One line of text with its place.
///
/// @param x its left end
/// @param baseline where the letters stand
/// @param width as measured with the bundled font
public record Words(
    String text, double x, double baseline, double size, Typeface face, double width) {
  private static final double ASCENT = 0.78;
  private static final double DESCENT = 0.24;

  public static Words at(double x, double baseline, String text, double size, Typeface face) {
    return new Words(text, x, baseline, size, face, face.width(text, size));
  }

  /// Stands in the middle of a rectangle.
  public static Words centred(Rect in, String text, double size, Typeface face) {
    double width = face.width(text, size);
    return new Words(
        text,
        in.x() + (in.width() - width) / 2,
        in.centreY() + size * (ASCENT - DESCENT) / 2,
        size,
        face,
        width);
  }

  public Words moved(double dx, double dy) {
    return new Words(text, x + dx, baseline + dy, size, face, width);
  }

  /// The room it takes.
  public Rect bounds() {
    return new Rect(x, baseline - size * ASCENT, width, size * (ASCENT + DESCENT));
  }
}
