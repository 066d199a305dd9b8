package io.inscope.snapshot.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Bytes one at a time, with the place of the next one, and a way to put bytes back.
///
/// A stream that breaks off counts as ended, so that what came before it is not lost; [#finish]
/// tells.
///
/// Whoever looks further ahead than one byte reads the buffer itself: behind its last byte stand
/// [Swar#PADDING] zeros.
final class JsonInput {
  private static final int BUFFER = 1 << 16;

  /// What is longer cannot be looked at as a whole.
  private static final int MAX_BUFFER = 1 << 20;

  private final InputStream in;
  private byte[] buffer = new byte[BUFFER + Swar.PADDING];
  private int position;
  private int end;
  private int line = 1;

  /// Column and blankness are those of this place; no line ends between it and the next byte. They
  /// are brought forward when somebody asks.
  private int known;

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
    for (; known < position && blank; known++) {
      int b = buffer[known];
      if ((b & 0xC0) != 0x80) {
        column++;
        blank = b == ' ' || b == '\t';
      }
    }
    for (; known + Long.BYTES <= position; known += Long.BYTES) {
      column += Long.BYTES - Swar.continuations(Swar.get(buffer, known));
    }
    for (; known < position; known++) {
      column += (buffer[known] & 0xC0) != 0x80 ? 1 : 0;
    }
    return column;
  }

  /// Whether the next byte is the first on its line that may be other than white space, and stands
  /// in this column.
  boolean isLineStart(int atColumn) {
    return atColumn > 0 && lineStart() == atColumn;
  }

  /// The column of the next byte if it is the first on its line that may be other than white space,
  /// otherwise 0.
  int lineStart() {
    if (blank) {
      column();
    }
    return blank ? column : 0;
  }

  /// The next byte, 0 to 255, without taking it; -1 at the end.
  int peek() {
    if (position == end) {
      column();
      position = 0;
      known = 0;
      setEnd(0);
      setEnd(read());
      if (end == 0) {
        return -1;
      }
    }
    return buffer[position] & 0xFF;
  }

  private void setEnd(int newEnd) {
    end = newEnd;
    Arrays.fill(buffer, end, end + Swar.PADDING, (byte) 0);
  }

  /// How many bytes came to stand behind the end; 0 when no more come.
  private int read() {
    if (failure != null) {
      return 0;
    }
    try {
      return Math.max(0, in.read(buffer, end, buffer.length - Swar.PADDING - end));
    } catch (IOException e) {
      failure = e;
      return 0;
    }
  }

  /// The bytes known so far: from [#position] to [#end].
  byte[] buffer() {
    return buffer;
  }

  int position() {
    return position;
  }

  int end() {
    return end;
  }

  /// Gets more bytes behind those that are known, by moving them and making room, and not just a
  /// few; false when no more come or they are too many to be looked at.
  boolean more() {
    column();
    int rest = end - position;
    int room = buffer.length - Swar.PADDING;
    byte[] to = rest > room / 32 && room < MAX_BUFFER ? new byte[2 * room + Swar.PADDING] : buffer;
    if (rest == to.length - Swar.PADDING) {
      return false;
    }
    System.arraycopy(buffer, position, to, 0, rest);
    buffer = to;
    position = 0;
    known = 0;
    end = rest;
    int n;
    do {
      n = read();
      end += n;
    } while (n > 0 && end < buffer.length - Swar.PADDING);
    setEnd(end);
    return end > rest;
  }

  /// The place of the first known byte from here on that is no white space; the end when there is
  /// none.
  int spaceEnd(int from) {
    int p = from;
    while (p < end
        && (buffer[p] == ' ' || buffer[p] == '\n' || buffer[p] == '\r' || buffer[p] == '\t')) {
      p++;
    }
    return p;
  }

  /// Takes everything before a place, on whose line the caller keeps count.
  void skip(int to, int atLine) {
    if (atLine > line) {
      int start = to;
      while (buffer[start - 1] != '\n') {
        start--;
      }
      line = atLine;
      known = start;
      column = 1;
      blank = true;
    }
    position = to;
  }

  /// Takes the next byte; -1 at the end.
  int next() {
    int b = peek();
    if (b >= 0) {
      position++;
      if (b == '\n') {
        line++;
        known = position;
        column = 1;
        blank = true;
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
    byte[] joined = Arrays.copyOf(bytes, Math.max(BUFFER, bytes.length + rest) + Swar.PADDING);
    System.arraycopy(buffer, position, joined, bytes.length, rest);
    buffer = joined;
    position = 0;
    known = 0;
    setEnd(bytes.length + rest);
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
