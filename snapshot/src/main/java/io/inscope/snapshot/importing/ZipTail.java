package io.inscope.snapshot.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Remembers how a zip archive ends. It ends with a record that counts its entries, and a comment
/// of up to 64 KiB; without that record it was cut off.
final class ZipTail extends InputStream {
  private static final int RECORD = 22;
  private static final int MANY = 0xFFFF;

  private final InputStream in;
  private final byte[] ring = new byte[1 << 17];
  private long position;

  ZipTail(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int n = in.read(target, offset, length);
    int kept = Math.clamp(n, 0, ring.length);
    int from = offset + Math.max(0, n) - kept;
    position += Math.max(0, n) - kept;
    for (int done = 0; done < kept; ) {
      int at = (int) (position % ring.length);
      int part = Math.min(kept - done, ring.length - at);
      System.arraycopy(target, from + done, ring, at, part);
      done += part;
      position += part;
    }
    return n;
  }

  void drain() throws IOException {
    byte[] rest = new byte[1 << 14];
    while (read(rest, 0, rest.length) >= 0) {
      // Only to be remembered.
    }
  }

  /// What is wrong with the end, if anything.
  ///
  /// @param entries how many were seen
  Optional<String> complaint(int entries) {
    for (int comment = 0; comment <= MANY; comment++) {
      int start = RECORD + comment;
      if (start > Math.min(position, ring.length)) {
        break;
      }
      if (two(start) == 0x4B50 && two(start - 2) == 0x0605 && two(start - 20) == comment) {
        int listed = two(start - 10);
        return listed != MANY && entries < listed
            ? Optional.of(
                "the archive lists %d entries and %d were found".formatted(listed, entries))
            : Optional.empty();
      }
    }
    return Optional.of(
        "the archive does not end as a zip archive does: it was probably cut off or lengthened");
  }

  /// Two bytes, the lower first, so many before the end.
  private int two(int beforeEnd) {
    return at(beforeEnd) | at(beforeEnd - 1) << 8;
  }

  private int at(int beforeEnd) {
    return ring[(int) ((position - beforeEnd) % ring.length)] & 0xFF;
  }

  /// The bytes belong to whoever opened the archive.
  @Override
  public void close() {}
}
