package io.inscope.snapshot.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Bytes one at a time, with the place of the next one, and a way to put bytes back.
///
/// A stream that breaks off counts as ended, so that what came before it is not lost; [#finish]
/// tells.
final class JsonInput {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private byte[] buffer = new byte[BUFFER];
  private int position;
  private int end;
  private int line = 1;
  private int column = 1;
  private boolean blank = true;
  private @Nullable IOException failure;

  JsonInput(InputStream in) {
    this.in = in;
  }

  /// 1-based line of the next byte.
  int line() {
    return line;
  }

  /// 1-based column of the next byte, in code points.
  int column() {
    return column;
  }

  /// Whether the next byte is the first on its line that may be other than white space, and stands
  /// in this column.
  boolean isLineStart(int atColumn) {
    return blank && column == atColumn;
  }

  /// The next byte, 0 to 255, without taking it; -1 at the end.
  int peek() {
    if (position == end) {
      position = 0;
      end = fill();
      if (end == 0) {
        return -1;
      }
    }
    return buffer[position] & 0xFF;
  }

  private int fill() {
    if (failure != null) {
      return 0;
    }
    try {
      return Math.max(0, in.read(buffer, 0, buffer.length));
    } catch (IOException e) {
      failure = e;
      return 0;
    }
  }

  /// Takes the next byte; -1 at the end.
  int next() {
    int b = peek();
    if (b >= 0) {
      position++;
      if (b == '\n') {
        line++;
        column = 1;
        blank = true;
      } else if ((b & 0xC0) != 0x80) {
        column++;
        blank &= b == ' ' || b == '\t';
      }
    }
    return b;
  }

  /// Takes white space, into `out` as it stands.
  void space(JsonBuffer out) {
    for (int b = peek(); b == ' ' || b == '\n' || b == '\r' || b == '\t'; b = peek()) {
      out.add(next());
    }
  }

  /// Makes these bytes the next ones again.
  ///
  /// @param atLine the line on which they start; they start in column 1
  void putBack(byte[] bytes, int atLine) {
    int rest = end - position;
    byte[] joined = Arrays.copyOf(bytes, Math.max(BUFFER, bytes.length + rest));
    System.arraycopy(buffer, position, joined, bytes.length, rest);
    buffer = joined;
    position = 0;
    end = bytes.length + rest;
    line = atLine;
    column = 1;
    blank = true;
  }

  /// @throws IOException when the stream broke off instead of ending
  void finish() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }
}
