package io.inscope.snapshot.importing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/// Some lines of a text; of the others only the line break is left, so that lines keep their
/// numbers. A line is chosen by how it begins, and may be of any length.
final class ChosenLines extends InputStream {
  private static final int PREFIX = 200;

  private final InputStream in;
  private final Predicate<String> chosen;
  private byte[] start = new byte[0];
  private int position;
  private boolean atStart = true;
  private boolean keep;

  /// @param chosen asked once for each line, in order, with at most its first 200 bytes
  ChosenLines(InputStream in, Predicate<String> chosen) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.chosen = chosen;
  }

  @Override
  public int read() throws IOException {
    if (position < start.length) {
      return start[position++] & 0xFF;
    }
    if (atStart && !next()) {
      return -1;
    }
    if (position < start.length) {
      return start[position++] & 0xFF;
    }
    int b = in.read();
    while (!keep && b >= 0 && b != '\n') {
      b = in.read();
    }
    atStart = b == '\n';
    return b;
  }

  /// Looks at how the next line begins.
  private boolean next() throws IOException {
    in.mark(PREFIX);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b = in.read();
    if (b < 0) {
      return false;
    }
    while (b >= 0 && b != '\n' && line.size() < PREFIX) {
      line.write(b);
      b = line.size() < PREFIX ? in.read() : b;
    }
    in.reset();
    in.skipNBytes(line.size());
    keep = chosen.test(line.toString(StandardCharsets.UTF_8).stripTrailing());
    start = keep ? line.toByteArray() : new byte[0];
    position = 0;
    atStart = false;
    return true;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int n = 0;
    while (n < length) {
      int b = read();
      if (b < 0) {
        return n == 0 ? -1 : n;
      }
      target[offset + n++] = (byte) b;
    }
    return n;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
