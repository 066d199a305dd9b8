package io.inscope.snapshot.importing.etcd;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The SHA-256 that `etcdctl snapshot save` appends to the database, over all that stands before it
/// ([tested for in the same
/// way](https://github.com/etcd-io/etcd/blob/main/etcdutl/snapshot/v3_snapshot.go): a database is a
/// multiple of 512 bytes long, so 32 more are a checksum).
///
/// The stream is read along while the objects are decoded, so that it says how far an import is.
final class Checksum {
  /// What the file says of itself.
  enum State {
    VERIFIED,
    ABSENT,
    WRONG;

    /// `verified`
    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private static final int LENGTH = 32;
  private static final int BLOCK = 512;

  private final InputStream in;
  private final long size;
  private final long covered;
  private final MessageDigest digest;
  private final byte[] stored = new byte[LENGTH];
  private final byte[] buffer = new byte[1 << 16];
  private long position;

  /// @param size bytes of the whole file
  Checksum(InputStream in, long size) {
    this.in = in;
    this.size = size;
    this.covered = hasChecksum(size) ? size - LENGTH : size;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static boolean hasChecksum(long size) {
    return size % BLOCK == LENGTH;
  }

  /// How many bytes are the database.
  long covered() {
    return covered;
  }

  /// Reads on up to a place in the file.
  void readTo(long place) throws IOException {
    while (position < place) {
      int n = in.read(buffer, 0, (int) Math.min(buffer.length, place - position));
      if (n < 0) {
        return;
      }
      int counted = (int) Math.min(n, Math.max(0, covered - position));
      digest.update(buffer, 0, counted);
      for (int i = counted; i < n; i++) {
        stored[(int) (position + i - covered)] = buffer[i];
      }
      position += n;
    }
  }

  /// Reads the rest and says whether the checksum fits.
  State end() throws IOException {
    readTo(size);
    if (!hasChecksum(size)) {
      return State.ABSENT;
    }
    return MessageDigest.isEqual(digest.digest(), stored) ? State.VERIFIED : State.WRONG;
  }
}
