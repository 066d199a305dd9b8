package io.inscope.snapshot.yaml;

import io.inscope.snapshot.json.Swar;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The lines of a UTF-8 stream, each with its line break. A line longer than the buffer comes in
/// parts, so that memory does not depend on the text.
///
/// A stream that breaks off counts as ended, so that what came before it is not lost; [#finish]
/// tells.
final class YamlLines {
  private static final long FEEDS = Swar.repeat('\n');
  private static final long RETURNS = Swar.repeat('\r');

  private final InputStream in;
  private final byte[] buffer = new byte[(1 << 16) + Swar.PADDING];
  private int start;
  private int end;
  private int filled;
  private int number;
  private boolean whole = true;
  private boolean part;
  private @Nullable IOException failure;

  YamlLines(InputStream in) {
    this.in = in;
  }

  /// Goes to the next line, or the next part of this one; false at the end of the text.
  boolean next() {
    part = !whole;
    if (!part) {
      number++;
    }
    start = end;
    end = lineEnd(start);
    if (end < 0) {
      refill();
      end = lineEnd(0);
    }
    whole = end >= 0;
    if (!whole) {
      end = filled;
    }
    boolean more = end > start;
    if (!part && holdsMark()) {
      start += 3;
    }
    return more;
  }

  /// A byte order mark stands before each file that was put together with others.
  private boolean holdsMark() {
    return end - start >= 3
        && buffer[start] == (byte) 0xEF
        && buffer[start + 1] == (byte) 0xBB
        && buffer[start + 2] == (byte) 0xBF;
  }

  /// The end of the line, behind its break; -1 when the buffer does not show it.
  private int lineEnd(int from) {
    int i = from;
    while (true) {
      long eight = Swar.get(buffer, i);
      long stop = Swar.zeros(eight ^ FEEDS) | Swar.zeros(eight ^ RETURNS);
      i += stop == 0 ? Long.BYTES : Swar.first(stop);
      if (i >= filled) {
        return -1;
      }
      if (stop != 0) {
        if (buffer[i] == '\n') {
          return i + 1;
        }
        if (i + 1 < filled) {
          return buffer[i + 1] == '\n' ? i + 2 : i + 1;
        }
        i++;
      }
    }
  }

  /// Adds to this line those behind it that begin with a space, as far as the buffer shows them and
  /// they end in a line feed only: [#length] then is that of all, and [#number] that of the last.
  void joinIndented() {
    while (whole && end < filled && buffer[end] == ' ') {
      int next = lineEnd(end);
      if (next < 0 || buffer[next - 1] != '\n' || buffer[next - 2] == '\r') {
        return;
      }
      end = next;
      number++;
    }
  }

  private void refill() {
    System.arraycopy(buffer, start, buffer, 0, filled - start);
    filled -= start;
    start = 0;
    try {
      while (filled < buffer.length - Swar.PADDING && failure == null) {
        int n = in.read(buffer, filled, buffer.length - Swar.PADDING - filled);
        if (n < 0) {
          return;
        }
        filled += n;
      }
    } catch (IOException e) {
      failure = e;
    }
  }

  /// 1-based.
  int number() {
    return number;
  }

  /// Whether this is not the beginning of the line but more of it.
  boolean isPart() {
    return part;
  }

  byte[] buffer() {
    return buffer;
  }

  int start() {
    return start;
  }

  int length() {
    return end - start;
  }

  /// The number of spaces in front.
  int indent() {
    int i = start;
    while (i < end && buffer[i] == ' ') {
      i++;
    }
    return i - start;
  }

  /// Whether a tab stands where the text or more spaces are expected.
  boolean hasTabIndent() {
    int i = start + indent();
    return i < end && buffer[i] == '\t';
  }

  /// Nothing but white space, or a comment.
  boolean isBlank() {
    int i = start + indent();
    while (i < end && (buffer[i] == '\t' || buffer[i] == '\r' || buffer[i] == '\n')) {
      i++;
    }
    return i == end || buffer[i] == '#';
  }

  boolean startsWith(String ascii) {
    return holds(0, ascii);
  }

  /// Whether this text stands at an offset and white space or the end of the line behind it.
  boolean holdsWord(int offset, String ascii) {
    int after = start + offset + ascii.length();
    return holds(offset, ascii) && (after >= end || " \t\r\n".indexOf(buffer[after]) >= 0);
  }

  private boolean holds(int offset, String ascii) {
    if (offset + ascii.length() > length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (buffer[start + offset + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// What stands behind an offset, without white space around it and without a comment.
  String rest(int offset) {
    String text = new String(buffer, start + offset, length() - offset, StandardCharsets.UTF_8);
    int comment = text.startsWith("#") ? 0 : text.indexOf(" #");
    return (comment < 0 ? text : text.substring(0, comment)).strip();
  }

  /// @throws IOException when the stream broke off instead of ending
  void finish() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }
}
