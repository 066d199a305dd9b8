package io.inscope.reports.diagram.drawing;

import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.layout.Words;
import io.inscope.reports.diagram.text.Typeface;
import java.util.ArrayList;
import java.util.List;

/// A block of small print on the sheet, written from top to bottom.
final class Panel {
  static final double SIZE = 11.5;
  static final double STEP = 15;
  private static final double TITLE_SIZE = 12.5;

  final double x;
  final double width;
  final String title;
  final List<Mark> marks = new ArrayList<>();
  double y;

  Panel(double x, double y, double width, String title) {
    this.x = x;
    this.width = width;
    this.title = title;
    this.y = y + TITLE_SIZE;
    if (!title.isEmpty()) {
      text(0, Typeface.BOLD.shorten(title, TITLE_SIZE, width), TITLE_SIZE, Typeface.BOLD, Ink.TEXT);
      this.y += 4;
      rule(0, width, Ink.RULE);
      this.y += STEP;
    }
  }

  /// Writes on the current line, without going to the next.
  void text(double indent, String text, double size, Typeface face, Ink ink) {
    marks.add(new Mark.Text(Words.at(x + indent, y, text, size, face), ink));
  }

  void text(double indent, String text) {
    text(indent, text, SIZE, Typeface.REGULAR, Ink.TEXT);
  }

  /// Writes a paragraph and goes to the line below it.
  void paragraph(double indent, String text, int mostLines) {
    for (String line : Typeface.REGULAR.wrap(text, SIZE, width - indent, mostLines)) {
      text(indent, line);
      y += STEP;
    }
  }

  /// Writes a paragraph behind a bullet.
  void note(double indent, String text) {
    text(0, "•");
    paragraph(indent, text, Integer.MAX_VALUE);
    y += 2;
  }

  /// What a paragraph takes.
  double heightOf(double indent, String text) {
    return STEP * Typeface.REGULAR.wrap(text, SIZE, width - indent, Integer.MAX_VALUE).size();
  }

  /// A thin line under the current text.
  void rule(double from, double to, Ink ink) {
    marks.add(
        new Mark.Path(List.of(new Point(x + from, y), new Point(x + to, y)), new Pen(ink, 0.75)));
  }

  void add(Mark mark) {
    marks.add(mark);
  }
}
