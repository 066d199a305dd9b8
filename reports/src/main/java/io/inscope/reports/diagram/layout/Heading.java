package io.inscope.reports.diagram.layout;

import io.inscope.reports.diagram.text.Typeface;
import java.util.ArrayList;
import java.util.List;

/// A title and a smaller text under it, wrapped to a width: the heading of a zone or of a frame.
///
/// @param height of the whole, with room below
record Heading(List<Words> words, double height) {
  /// The room below the last line.
  private static final double BELOW = 6;

  static Heading of(String title, double titleSize, String text, double textSize, double width) {
    List<Words> words = new ArrayList<>();
    double down = 0;
    for (String line : Typeface.BOLD.wrap(title, titleSize, width, 3)) {
      down += titleSize * 1.25;
      words.add(Words.at(0, down - titleSize * 0.25, line, titleSize, Typeface.BOLD));
    }
    for (String line : Typeface.REGULAR.wrap(text, textSize, width, 5)) {
      down += textSize * 1.3;
      words.add(Words.at(0, down - textSize * 0.25, line, textSize, Typeface.REGULAR));
    }
    return new Heading(words, Math.ceil(down + BELOW));
  }

  /// The width below which a word of a title is broken.
  static double widestWord(String title, double size) {
    double widest = 0;
    for (String word : title.split(" ")) {
      widest = Math.max(widest, Typeface.BOLD.width(word, size));
    }
    return Math.ceil(widest);
  }

  List<Words> at(double x, double y) {
    return words.stream().map(w -> w.moved(x, y)).toList();
  }
}
