package io.inscope.reports.diagram.layout;

import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.text.Typeface;
import java.util.List;

/// The number and the label of an edge, measured. Both stand on the line itself.
record EdgeText(Diagram.Edge edge) {
  static final double SIZE = 11.5;
  static final double NUMBER_SIZE = 11.5;
  static final double HEIGHT = 14;
  private static final double GAP = 3;
  private static final double SIDE = 3;

  /// Longer labels are shortened.
  static final double LONGEST = 220;

  double numberWidth() {
    return Math.max(HEIGHT, Typeface.BOLD.width(number(), NUMBER_SIZE) + 6);
  }

  /// Number, gap and label.
  double width() {
    String label = shown();
    return numberWidth() + (label.isEmpty() ? 0 : GAP + Typeface.REGULAR.width(label, SIZE) + SIDE);
  }

  /// The number alone, its left end at a point of the line.
  LaidOut.Tag numberAt(double x, double y) {
    Rect rect = new Rect(x, y - HEIGHT / 2, numberWidth(), HEIGHT);
    return new LaidOut.Tag(rect, Words.centred(rect, number(), NUMBER_SIZE, Typeface.BOLD));
  }

  /// The label that belongs to the right of the number.
  List<Words> labelRightOf(LaidOut.Tag number) {
    String label = shown();
    if (label.isEmpty()) {
      return List.of();
    }
    double width = Typeface.REGULAR.width(label, SIZE);
    Rect room =
        new Rect(number.rect().right() + GAP, number.rect().y(), width, number.rect().height());
    return List.of(Words.centred(room, label, SIZE, Typeface.REGULAR));
  }

  private String shown() {
    return Typeface.REGULAR.shorten(edge.label(), SIZE, LONGEST);
  }

  private String number() {
    return Integer.toString(edge.number());
  }
}
