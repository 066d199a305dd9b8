package io.inscope.snapshot.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/// How much comes out of one file that was handed over, however deep the containers in it. Honest
/// exports unpack to some thirty times their size, bombs to thousands; what is small anyway may.
final class Expansion {
  /// What an entry may give beyond that.
  static final long ENTRY = 64L << 20;

  /// What a container, and all entries together, may give beyond that.
  static final long ALL = 1L << 30;

  private final LongSupplier consumed;
  private final int ratio;
  private long given;

  /// @param consumed bytes of the file read so far
  /// @param ratio bytes out for each byte in
  Expansion(LongSupplier consumed, int ratio) {
    this.ratio = ratio;
    this.consumed = consumed;
  }

  static TooMuchException tooMuch(int ratio) {
    return new TooMuchException(
        "it unpacks to more than %d times its size, as only a decompression bomb does; if it is"
                .formatted(ratio)
            + " genuine, raise that with --limit ratio, or unpack it yourself and import the"
            + " folder");
  }

  /// The content of an entry, which ends with a [TooMuchException] when it becomes too large.
  Watched watch(InputStream in) {
    return new Watched(in);
  }

  /// Also turns the many ways in which readers of archives fail on damaged bytes into one.
  final class Watched extends InputStream {
    private final InputStream in;
    private final long start = consumed.getAsLong();
    private long out;
    private boolean container;

    private Watched(InputStream in) {
      this.in = in;
    }

    /// It turned out to hold entries, which are counted on their own.
    Watched asContainer() {
      container = true;
      given -= out;
      return this;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int n = DamageException.of(() -> in.read(target, offset, length));
      if (n > 0) {
        out += n;
        given += container ? 0 : n;
        long all = consumed.getAsLong();
        if (out > (container ? ALL : ENTRY) + (long) ratio * (all - start)
            || given > ALL + (long) ratio * all) {
          throw tooMuch(ratio);
        }
      }
      return n;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
