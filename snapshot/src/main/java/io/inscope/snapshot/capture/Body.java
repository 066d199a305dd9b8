package io.inscope.snapshot.capture;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// The body of an answer while it comes: unpacked, counted, hashed, and bounded in size and time.
final class Body extends InputStream {
  private final InputStream raw;
  private final boolean gzip;
  private final long limit;
  private final Duration silence;
  private final long deadline;
  private final MessageDigest sha256;
  private @Nullable InputStream decoded;
  private long size;
  private boolean ended;
  private String broken = "";

  /// Whether a thread waits for bytes, and since when.
  private volatile boolean waiting;

  private volatile long since;
  private volatile String late = "";

  /// @param limit bytes that are too many
  /// @param deadline of [System#nanoTime] for the whole body
  Body(InputStream raw, boolean gzip, long limit, Duration silence, long deadline) {
    this.raw = raw;
    this.gzip = gzip;
    this.limit = limit;
    this.silence = silence;
    this.deadline = deadline;
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Looks whether the server still sends, and ends the waiting when it does not. Called by another
  /// thread, now and then.
  void watch(long now) {
    if (waiting && late.isEmpty()) {
      if (now - since > silence.toNanos()) {
        late = "no byte came for " + words(silence);
      } else if (now - deadline > 0) {
        late = "it took too long as a whole";
      }
      if (!late.isEmpty()) {
        closeQuietly();
      }
    }
  }

  private static String words(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (!broken.isEmpty()) {
      throw new IOException(broken);
    }
    if (ended || length == 0) {
      return ended ? -1 : 0;
    }
    since = System.nanoTime();
    waiting = true;
    int n;
    try {
      n = decoded().read(bytes, offset, length);
    } catch (IOException _) {
      throw failed(late.isEmpty() ? "it broke off after " + size + " bytes" : late);
    } finally {
      waiting = false;
    }
    if (!late.isEmpty()) {
      throw failed(late);
    }
    if (n < 0) {
      ended = true;
      return -1;
    }
    if (size + n > limit) {
      throw failed("it is larger than " + limit + " bytes");
    }
    size += n;
    sha256.update(bytes, offset, n);
    return n;
  }

  /// Opened late: its constructor reads.
  private InputStream decoded() throws IOException {
    InputStream open = decoded;
    if (open == null) {
      open = gzip ? new GZIPInputStream(raw, 1 << 16) : raw;
      decoded = open;
    }
    return open;
  }

  private IOException failed(String why) {
    broken = why;
    return new IOException(why);
  }

  long size() {
    return size;
  }

  /// Of what was read. Ends reading.
  String hash() {
    ended = true;
    return HexFormat.of().formatHex(sha256.digest());
  }

  /// Why it is not whole; empty when it was read to its end.
  String note() {
    if (!broken.isEmpty()) {
      return broken;
    }
    return ended ? "" : "not read to its end";
  }

  private void closeQuietly() {
    try {
      raw.close();
    } catch (IOException _) {
      // nobody wants the rest
    }
  }

  @Override
  public void close() {
    closeQuietly();
  }
}
