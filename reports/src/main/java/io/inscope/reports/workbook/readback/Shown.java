package io.inscope.reports.workbook.readback;

/// Text as it can be read back from a cell: what XML cannot hold was written as U+FFFD.
final class Shown {
  private Shown() {}

  static String text(String text) {
    if (text.codePoints().allMatch(Shown::isXml)) {
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
