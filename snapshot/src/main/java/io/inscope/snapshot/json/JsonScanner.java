package io.inscope.snapshot.json;

import java.util.BitSet;

/// Finds where a JSON value ends, by its quotes and brackets alone.
final class JsonScanner {
  private JsonScanner() {}

  /// Takes one value, judging by quotes and brackets; false when it does not end.
  ///
  /// @param lineColumn where objects like this one begin their line: an object there that cannot
  ///   belong to this value ends it
  static boolean capture(JsonInput in, JsonBuffer out, int lineColumn) {
    BitSet arrays = new BitSet();
    int depth = 0;
    boolean quoted = false;
    boolean escaped = false;
    int last = 0;
    while (true) {
      int b = in.peek();
      if (b < 0 || (depth == 0 && !quoted && last != 0 && isDelimiter(b))) {
        return b < 0 ? depth == 0 && !quoted && last != 0 : true;
      }
      if (b == '{'
          && !quoted
          && depth > 0
          && !mayPrecedeValue(last)
          && in.isLineStart(lineColumn)) {
        return false;
      }
      if (depth == 0 && !quoted && last == 0 && isDelimiter(b)) {
        return false;
      }
      out.add(in.next());
      if (quoted) {
        // No text goes beyond its line, so a lost quote costs the rest of a line, not of the file.
        quoted = b != '\n' && (escaped || b != '"');
        escaped = !escaped && b == '\\';
        if (!quoted) {
          last = '"';
          if (depth == 0) {
            return b == '"';
          }
        }
      } else if (b == '"') {
        quoted = true;
        escaped = false;
      } else if (b == '{' || b == '[') {
        arrays.set(depth++, b == '[');
        last = b;
      } else if (b == '}' || b == ']') {
        last = b;
        if (arrays.get(--depth) != (b == ']')) {
          return false;
        }
        if (depth == 0) {
          return true;
        }
      } else if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        last = b;
      }
    }
  }

  private static boolean isDelimiter(int b) {
    return " \n\r\t,:]}".indexOf(b) >= 0;
  }

  private static boolean mayPrecedeValue(int last) {
    return last == ',' || last == '[' || last == ':';
  }
}
