package io.inscope.reports.workbook;

import java.util.Locale;
import java.util.regex.Pattern;

/// Text as a cell can hold it.
final class CellText {
  /// Excel's limit, in UTF-16 code units:
  /// https://support.microsoft.com/en-us/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3
  static final int MAX_LENGTH = 32_767;

  private static final Pattern LOOKS_ESCAPED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private CellText() {}

  /// Cut with a visible mark where it is too long; characters that XML cannot hold become U+FFFD;
  /// what only looks like an escaped character (`_x0041_`, ECMA-376 part 1, 22.9.2.19) is escaped
  /// itself so that it reads back as it was written.
  static String of(String text) {
    String escaped = LOOKS_ESCAPED.matcher(printable(text)).replaceAll("_x005F_");
    if (escaped.length() <= MAX_LENGTH) {
      return escaped;
    }
    String mark =
        String.format(
            Locale.ROOT, " … [cut here: the whole text has %,d characters]", text.length());
    int end = MAX_LENGTH - mark.length();
    return escaped.substring(0, Character.isHighSurrogate(escaped.charAt(end - 1)) ? end - 1 : end)
        + mark;
  }

  /// Whether a spreadsheet could take it for a formula once somebody edits it.
  static boolean looksLikeFormula(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
  }

  private static String printable(String text) {
    if (text.codePoints().allMatch(CellText::isXml)) {
      return text;
    }
    int[] characters = text.codePoints().map(c -> isXml(c) ? c : 0xFFFD).toArray();
    return new String(characters, 0, characters.length);
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
