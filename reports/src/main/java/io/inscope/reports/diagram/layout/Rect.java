package io.inscope.reports.diagram.layout;

/// An upright rectangle, in pixels of 1/96 inch.
public record Rect(double x, double y, double width, double height) {
  /// Touching counts as apart.
  private static final double TOLERANCE = 0.01;

  public double right() {
    return x + width;
  }

  public double bottom() {
    return y + height;
  }

  public double centreY() {
    return y + height / 2;
  }

  public Rect grown(double by) {
    return new Rect(x - by, y - by, width + 2 * by, height + 2 * by);
  }

  public Rect moved(double dx, double dy) {
    return new Rect(x + dx, y + dy, width, height);
  }

  /// The smallest rectangle around both.
  public Rect and(Rect other) {
    double left = Math.min(x, other.x);
    double top = Math.min(y, other.y);
    return new Rect(
        left,
        top,
        Math.max(right(), other.right()) - left,
        Math.max(bottom(), other.bottom()) - top);
  }

  public boolean overlaps(Rect other) {
    return x < other.right() - TOLERANCE
        && other.x < right() - TOLERANCE
        && y < other.bottom() - TOLERANCE
        && other.y < bottom() - TOLERANCE;
  }

  public boolean contains(Rect other) {
    return other.x >= x - TOLERANCE
        && other.right() <= right() + TOLERANCE
        && other.y >= y - TOLERANCE
        && other.bottom() <= bottom() + TOLERANCE;
  }

  /// Whether any part of a line lies inside; running along the border does not count.
  public boolean crossedBy(Point from, Point to) {
    // Clip the line against the four sides (Liang and Barsky); what is left over lies inside.
    double[] span = {0, 1};
    double dx = to.x() - from.x();
    double dy = to.y() - from.y();
    return clip(-dx, from.x() - x - TOLERANCE, span)
        && clip(dx, right() - TOLERANCE - from.x(), span)
        && clip(-dy, from.y() - y - TOLERANCE, span)
        && clip(dy, bottom() - TOLERANCE - from.y(), span)
        && span[0] < span[1];
  }

  private static boolean clip(double direction, double distance, double[] span) {
    if (direction == 0) {
      return distance > 0;
    }
    double at = distance / direction;
    if (direction < 0) {
      span[0] = Math.max(span[0], at);
    } else {
      span[1] = Math.min(span[1], at);
    }
    return span[0] <= span[1];
  }
}
