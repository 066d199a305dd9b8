package io.inscope.reports.diagram.layout;

/// How a frame encloses its boxes: what it keeps on each side, and its heading.
///
/// @param heading the room of the heading, from the frame's top left corner
record Outline(
    LaidOut.Frame frame, double left, double above, double right, double below, Rect heading) {
  private static final double WIDEST = 14;
  private static final double BELOW_HEADING = 16;

  /// As in a picture, without what that keeps for lines.
  static Outline of(LaidOut.Frame frame, Rect boxes) {
    Rect rect = frame.rect();
    Rect heading =
        frame.heading().stream()
            .map(Words::bounds)
            .reduce(Rect::and)
            .orElse(new Rect(rect.x(), rect.y(), 0, 0))
            .moved(-rect.x(), -rect.y());
    return new Outline(
        frame,
        Math.clamp(boxes.x() - rect.x(), 0, WIDEST),
        Math.clamp(boxes.y() - rect.y(), 0, heading.bottom() + BELOW_HEADING),
        Math.clamp(rect.right() - boxes.right(), 0, WIDEST),
        Math.clamp(rect.bottom() - boxes.bottom(), 0, WIDEST),
        heading);
  }

  Rect around(Rect boxes) {
    double width =
        Math.max(left + boxes.width() + right, heading.right() + Math.max(0, heading.x()));
    return new Rect(boxes.x() - left, boxes.y() - above, width, above + boxes.height() + below);
  }

  LaidOut.Frame at(Rect rect) {
    double dx = rect.x() - frame.rect().x();
    double dy = rect.y() - frame.rect().y();
    return new LaidOut.Frame(
        frame.group(), rect, frame.heading().stream().map(w -> w.moved(dx, dy)).toList());
  }
}
