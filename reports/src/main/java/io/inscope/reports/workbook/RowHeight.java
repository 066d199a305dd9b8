package io.inscope.reports.workbook;

/// How high a row has to be for a text that wraps. Not every reader fits rows on its own, and none
/// does around merged cells, so it is estimated: a little too high rather than too low.
final class RowHeight {
  /// Excel's limit.
  private static final float MAX_POINTS = 409;

  private static final float LINE_POINTS = 11.7f;
  private static final float MARGIN_POINTS = 3.5f;

  /// Column widths count digits; letters in running text are narrower on average.
  private static final double LETTERS_PER_DIGIT = 1.1;

  private RowHeight() {}

  /// @param width of the column, in the characters of [io.inscope.reports.table.Column]
  static int lines(String text, int width) {
    int room = Math.max(1, (int) (width * LETTERS_PER_DIGIT));
    if (text.length() <= room && text.indexOf('\n') < 0) {
      return 1;
    }
    int lines = 0;
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines += wrapped(text, start, end, room);
      start = end + 1;
    }
    // Nothing is shown behind a line feed at the very end.
    return start < text.length() || lines == 0
        ? lines + wrapped(text, start, text.length(), room)
        : lines;
  }

  static float points(int lines) {
    return Math.min(MAX_POINTS, lines * LINE_POINTS + MARGIN_POINTS);
  }

  /// The lines that one line of the text, from `start` to `end`, is broken into.
  private static int wrapped(String text, int start, int end, int room) {
    if (end - start <= room) {
      return 1;
    }
    int lines = 1;
    int used = 0;
    int word = start;
    while (word <= end) {
      int space = text.indexOf(' ', word);
      int stop = space < 0 || space > end ? end : space;
      int length = stop - word;
      if (used > 0 && used + 1 + length > room) {
        lines++;
        used = 0;
      }
      int piece = word;
      while (length > room && piece < stop) {
        // A word longer than a line is broken behind its slashes and hyphens, and where even such a
        // piece is longer, wherever the line ends.
        int next = piece + 1;
        while (next < stop && text.charAt(next - 1) != '/' && text.charAt(next - 1) != '-') {
          next++;
        }
        int part = next - piece;
        if (used > 0 && used + part > room) {
          lines++;
          used = 0;
        }
        lines += (part - 1) / room;
        used = part > room ? (part - 1) % room + 1 : used + part;
        piece = next;
      }
      if (length <= room) {
        used += (used > 0 ? 1 : 0) + length;
      }
      word = stop + 1;
    }
    return lines;
  }
}
