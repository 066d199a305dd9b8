package io.inscope.snapshot.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A stream whose beginning can be looked at, also when it breaks off within it: what came is read,
/// and then the failure is met again.
final class Peek extends InputStream {
  private final InputStream in;
  private final byte[] head;
  private @Nullable IOException failure;
  private int position;

  Peek(InputStream in, int size) {
    this.in = in;
    byte[] bytes = new byte[size];
    int length = 0;
    try {
      for (int n = 0; n >= 0 && length < size; length += Math.max(0, n)) {
        n = in.read(bytes, length, size - length);
      }
    } catch (IOException e) {
      failure = e;
    }
    head = Arrays.copyOf(bytes, length);
  }

  byte[] head() {
    return head.clone();
  }

  /// @throws IOException when it broke off within the beginning, also when nobody read so far
  void failed() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int n = Math.min(length, head.length - position);
    if (length == 0) {
      return 0; // Behind it, some streams would call this their end.
    }
    if (n > 0) {
      System.arraycopy(head, position, target, offset, n);
      position += n;
      return n;
    }
    if (failure != null) {
      throw failure;
    }
    return in.read(target, offset, length);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
