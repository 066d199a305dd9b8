package io.inscope.reports.diagram.text;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// The two cuts of the diagram's font, and what a layout asks of them. Widths and sizes are in
/// pixels of 1/96 inch.
public enum Typeface {
  REGULAR("DejaVuSansCondensed.ttf"),
  BOLD("DejaVuSansCondensed-Bold.ttf");

  /// The family's name, as an operating system that has it installed knows it.
  public static final String FAMILY = "DejaVu Sans Condensed";

  private static final String ELLIPSIS = "…";

  /// Fewer letters of a word do not stand in a line of their own.
  private static final int FEW = 3;

  // Its only state that changes is a cache of outlines.
  @SuppressWarnings("ImmutableEnumChecker")
  private final OutlineFont font;

  private final String file;

  Typeface(String file) {
    this.file = file;
    font = OutlineFont.bundled(file);
  }

  public OutlineFont font() {
    return font;
  }

  /// Its file, for formats that carry fonts with them. Close it.
  public InputStream open() {
    return OutlineFont.open(file);
  }

  public double width(String text, double size) {
    return size * text.codePoints().mapToDouble(font::advance).sum();
  }

  /// Breaks a text into lines no wider than asked, at spaces, else behind `-`, `.`, `/`, `,` and
  /// `_`, else before a capital behind a small letter, else anywhere, but not just before the last
  /// letters of a word. What does not fit in the last line is cut off and marked.
  ///
  /// @param most how many lines, 1 or more
  public List<String> wrap(String text, double size, double width, int most) {
    List<String> lines = new ArrayList<>();
    String rest = text.strip();
    while (!rest.isEmpty()) {
      if (lines.size() == most - 1) {
        lines.add(shorten(rest, size, width));
        break;
      }
      int end = fitting(rest, size, width);
      if (end < rest.length()) {
        end = breakBefore(rest, end);
      }
      lines.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    return lines;
  }

  /// The text, or its beginning with an ellipsis, no wider than asked.
  public String shorten(String text, double size, double width) {
    if (width(text, size) <= width) {
      return text;
    }
    int end = fitting(text, size, width - width(ELLIPSIS, size));
    return text.substring(0, end) + ELLIPSIS;
  }

  /// How many of its first characters fit; at least one, so that wrapping always ends.
  private int fitting(String text, double size, double width) {
    double used = 0;
    int i = 0;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      used += size * font.advance(codePoint);
      if (used > width && i > 0) {
        return i;
      }
      i += Character.charCount(codePoint);
    }
    return text.length();
  }

  private static int breakBefore(String text, int end) {
    int space = text.lastIndexOf(' ', end);
    if (space > 0) {
      return space;
    }
    for (int i = end; i > end / 4; i--) {
      if ("-./,_".indexOf(text.charAt(i - 1)) >= 0) {
        return i;
      }
    }
    for (int i = end; i > end / 4; i--) {
      if (isHump(text, i)) {
        return i;
      }
    }
    int last = text.indexOf(' ', end);
    int word = last < 0 ? text.length() : last;
    int early = Math.min(end, word - FEW);
    boolean tooEarly = early <= end / 2 || Character.isLowSurrogate(text.charAt(early));
    return tooEarly ? end : early;
  }

  private static boolean isHump(String text, int at) {
    return Character.isUpperCase(text.charAt(at)) && Character.isLowerCase(text.charAt(at - 1));
  }

  /// The widest part of a text that [#wrap] does not break when there is room for it.
  public double widestPart(String text, double size) {
    double widest = 0;
    int start = 0;
    for (int i = 1; i <= text.length(); i++) {
      boolean ends =
          i == text.length() || " -./,_".indexOf(text.charAt(i - 1)) >= 0 || isHump(text, i);
      if (ends) {
        widest = Math.max(widest, width(text.substring(start, i).strip(), size));
        start = i;
      }
    }
    return widest;
  }
}
