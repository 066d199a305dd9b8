package io.inscope.reports.diagram.shapes.vsdx;

import io.inscope.reports.diagram.layout.Rect;
import io.inscope.reports.diagram.shapes.Scene;

/// A sheet on A3 in landscape, as large as fits and no larger than it was laid out.
///
/// @param scale inches for one pixel
/// @param left inches from the paper's left edge to the sheet's
/// @param top inches from the paper's bottom edge to the sheet's upper one
public record Paper(double scale, double left, double top) {
  static final double WIDTH = 420 / 25.4;
  static final double HEIGHT = 297 / 25.4;
  private static final double PIXEL = 1 / 96.0;

  static Paper of(Scene scene) {
    double scale = Math.min(PIXEL, Math.min(WIDTH / scene.width(), HEIGHT / scene.height()));
    return new Paper(
        scale, (WIDTH - scale * scene.width()) / 2, HEIGHT - (HEIGHT - scale * scene.height()) / 2);
  }

  double x(double pixels) {
    return left + scale * pixels;
  }

  double y(double pixels) {
    return top - scale * pixels;
  }

  double length(double pixels) {
    return scale * pixels;
  }

  /// What stands somewhere on the paper, on the sheet.
  ///
  /// @param left the left edge, in inches from the paper's
  /// @param bottom the lower edge, in inches from the paper's
  public Rect pixels(double left, double bottom, double width, double height) {
    return new Rect(
        (left - this.left) / scale, (top - bottom - height) / scale, width / scale, height / scale);
  }
}
