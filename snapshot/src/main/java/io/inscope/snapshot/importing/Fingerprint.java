package io.inscope.snapshot.importing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// The SHA-256 of bytes that stream by. Hashing costs as much as half of reading JSON, so that of a
/// large stream is done by a thread of its own, a few buffers behind.
final class Fingerprint {
  /// Up to here another thread is not worth its start.
  private static final int SMALL = 1 << 20;

  private static final int BUFFER = 256 << 10;
  private static final int BUFFERS = 8;

  private record Piece(byte[] bytes, int length) {}

  private final MessageDigest sha256;
  private final BlockingQueue<Piece> full = new ArrayBlockingQueue<>(BUFFERS);
  private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(BUFFERS);
  private long size;
  private byte[] open = {};
  private int filled;
  private @Nullable Thread hashing;
  private @Nullable String hex;

  Fingerprint() {
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  void update(byte[] bytes, int offset, int length) {
    size += length;
    if (hashing == null && size <= SMALL) {
      sha256.update(bytes, offset, length);
      return;
    }
    if (hashing == null) {
      start();
    }
    for (int done = 0; done < length; ) {
      int n = Math.min(length - done, BUFFER - filled);
      System.arraycopy(bytes, offset + done, open, filled, n);
      filled += n;
      done += n;
      if (filled == BUFFER) {
        hand(new Piece(open, filled));
        open = taken(free);
        filled = 0;
      }
    }
  }

  /// Lower-case hex. Nothing may be added afterwards.
  String hex() {
    String known = hex;
    if (known != null) {
      return known;
    }
    if (hashing != null) {
      hand(new Piece(open, filled));
      hand(new Piece(open, -1));
      finished(hashing);
      open = new byte[0];
    }
    String computed = HexFormat.of().formatHex(sha256.digest());
    hex = computed;
    return computed;
  }

  private void start() {
    open = new byte[BUFFER];
    for (int i = 1; i < BUFFERS; i++) {
      free.add(new byte[BUFFER]);
    }
    hashing = Thread.ofPlatform().daemon().name("inscope-hash").start(this::hash);
  }

  private void hash() {
    for (Piece piece = taken(full); piece.length() >= 0; piece = taken(full)) {
      sha256.update(piece.bytes(), 0, piece.length());
      free.add(piece.bytes());
    }
  }

  private void hand(Piece piece) {
    boolean interrupted = false;
    while (true) {
      try {
        full.put(piece);
        break;
      } catch (InterruptedException e) {
        interrupted = true; // who wants to stop is heard by whoever reads
      }
    }
    restore(interrupted);
  }

  private static <T> T taken(BlockingQueue<T> queue) {
    boolean interrupted = false;
    while (true) {
      try {
        T taken = queue.take();
        restore(interrupted);
        return taken;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }

  private static void finished(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    restore(interrupted);
  }

  private static void restore(boolean interrupted) {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
