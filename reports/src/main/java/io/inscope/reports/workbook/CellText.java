package io.inscope.reports.workbook;

import java.util.Locale;

/// Text as a cell can hold it.
///
/// What XML cannot hold is written as `_xHHHH_`, and what only looks so (`_x0041_`) has its
/// underscore written that way, so that every text reads back as it was: `ST_Xstring`,
/// [ECMA-376](https://ecma-international.org/publications-and-standards/standards/ecma-376/) part
/// 1, 22.9.2.19.
final class CellText {
  /// [Excel's
  /// limit](https://support.microsoft.com/en-us/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3),
  /// in UTF-16 code units. It counts escapes as they are written, to be on the safe side.
  static final int MAX_LENGTH = 32_767;

  private CellText() {}

  /// Escaped, and cut where it is too long, with words that say so.
  static String of(String text) {
    return of(text, MAX_LENGTH);
  }

  /// @param room more than the words about the cut take
  static String of(String text, int room) {
    int plain = plain(text);
    if (plain == text.length() && plain <= room) {
      return text;
    }
    String mark =
        String.format(
            Locale.ROOT,
            " … [cut here: a cell has no room for all %,d characters; the project file has them]",
            text.length());
    StringBuilder escaped = new StringBuilder(Math.min(text.length() + 32, room));
    int cut = 0;
    for (int i = 0; i < text.length(); ) {
      int length = isPair(text, i) ? 2 : 1;
      if (length == 1 && isEscaped(text, i)) {
        escape(text.charAt(i), escaped);
      } else {
        escaped.append(text, i, i + length);
      }
      if (escaped.length() <= room - mark.length()) {
        cut = escaped.length();
      } else if (escaped.length() > room) {
        return escaped.substring(0, cut) + mark;
      }
      i += length;
    }
    return escaped.toString();
  }

  /// Whether it needs neither an escape nor a cut.
  static boolean isPlain(String text) {
    return text.length() <= MAX_LENGTH && plain(text) == text.length();
  }

  /// At most so many characters, none of them cut in two.
  static String start(String text, int length) {
    return text.length() <= length
        ? text
        : text.substring(0, isPair(text, length - 1) ? length - 1 : length);
  }

  /// Whether a spreadsheet could take it for a formula once somebody edits it.
  static boolean looksLikeFormula(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
  }

  /// How many characters at the start need no escape.
  private static int plain(String text) {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c < ' ' || c == '_' || c >= Character.MIN_SURROGATE) {
        if (isPair(text, i)) {
          i++;
        } else if (isEscaped(text, i)) {
          return i;
        }
      }
      i++;
    }
    return i;
  }

  /// A carriage return could stand in XML, but readers take it for a line feed.
  private static boolean isEscaped(String text, int i) {
    char c = text.charAt(i);
    return c == '_'
        ? looksEscaped(text, i)
        : (c < ' ' && c != '\t' && c != '\n') || Character.isSurrogate(c) || c >= 0xFFFE;
  }

  private static boolean looksEscaped(String text, int i) {
    return i + 6 < text.length()
        && text.charAt(i + 1) == 'x'
        && text.charAt(i + 6) == '_'
        && isHex(text.charAt(i + 2))
        && isHex(text.charAt(i + 3))
        && isHex(text.charAt(i + 4))
        && isHex(text.charAt(i + 5));
  }

  private static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
  }

  private static boolean isPair(String text, int i) {
    return i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
  }

  private static void escape(char c, StringBuilder to) {
    to.append(String.format(Locale.ROOT, "_x%04X_", (int) c));
  }
}
