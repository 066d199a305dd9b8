package io.inscope.snapshot.importing;

import io.inscope.snapshot.model.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CancellationException;

/// The bytes of an entry on their way through: counted and hashed, whoever reads them, and the
/// place where a running import hears that it should stop.
final class Custody extends InputStream {
  private static final int STEP = 1 << 20;

  private final InputStream in;
  private final String what;
  private final Progress progress;
  private final Fingerprint sha256 = new Fingerprint();
  private long size;
  private long reported;

  Custody(InputStream in, String name, Progress progress) {
    this.in = in;
    this.what = "Reading " + name;
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  /// @throws CancellationException when the user wants to stop
  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int n = in.read(target, offset, length);
    if (n > 0) {
      sha256.update(target, offset, n);
      size += n;
      if (size - reported >= STEP) {
        reported = size;
        progress.step(what, size);
      }
    }
    return n;
  }

  /// Reads what nobody wanted, so that size and hash are those of the whole entry.
  void drain() throws IOException {
    byte[] rest = new byte[1 << 16];
    while (read(rest, 0, rest.length) >= 0) {
      // Only to be counted.
    }
  }

  /// Bytes read so far.
  long size() {
    return size;
  }

  /// Of the bytes read, lower-case hex; to be asked at the end.
  String sha256() {
    return sha256.hex();
  }

  @Override
  public void close() throws IOException {
    sha256.hex(); // ends its thread, whatever ended the reading
    in.close();
  }
}
