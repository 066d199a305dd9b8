package io.inscope.snapshot.capture.login;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs a program to its end, within bounds of time and size. It is stopped, with all it started,
/// when the time is over and when the thread is interrupted.
final class ProgramRun {
  private static final int MAX_OUTPUT = 1 << 20;
  private static final int MAX_ERRORS = 1 << 16;

  sealed interface Result {
    /// What it wrote to standard error.
    String said();
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Printed(byte[] bytes, String said) implements Result {}

  record Failed(int exit, String said) implements Result {}

  record Late(String said) implements Result {}

  record TooMuch(String said) implements Result {}

  private ProgramRun() {}

  /// @param interactive whether it gets our terminal: to be asked there, and to complain there
  /// @throws IOException when it cannot be started
  /// @throws CancellationException when the thread was interrupted
  static Result of(ProcessBuilder builder, boolean interactive, Duration patience)
      throws IOException {
    if (interactive) {
      builder.redirectInput(ProcessBuilder.Redirect.INHERIT);
      builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    }
    long deadline = System.nanoTime() + patience.toNanos();
    Process process = builder.start();
    Kept errors = new Kept(process.getErrorStream(), MAX_ERRORS);
    Kept output = new Kept(process.getInputStream(), MAX_OUTPUT);
    try {
      if (!interactive) {
        process.getOutputStream().close();
      }
      FutureTask<Boolean> reading = new FutureTask<>(output::read);
      FutureTask<Boolean> complaining = new FutureTask<>(errors::read);
      Thread.ofVirtual().start(reading);
      Thread.ofVirtual().start(complaining);
      if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        return new Late(errors.text());
      }
      // What it left running may hold the streams open.
      boolean whole = reading.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (process.exitValue() != 0) {
        complaining.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        return new Failed(process.exitValue(), errors.text());
      }
      return whole ? new Printed(output.bytes(), errors.text()) : new TooMuch(errors.text());
    } catch (TimeoutException _) {
      return new Late(errors.text());
    } catch (ExecutionException e) {
      throw new IOException("its output broke off", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped by the user");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /// The beginning of a stream that is read to its end.
  private static final class Kept {
    private final InputStream in;
    private final int limit;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    Kept(InputStream in, int limit) {
      this.in = in;
      this.limit = limit;
    }

    /// @return whether all of it was kept
    boolean read() throws IOException {
      byte[] buffer = new byte[8192];
      boolean whole = true;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        synchronized (this) {
          int room = Math.min(n, limit - kept.size());
          kept.write(buffer, 0, room);
          whole &= room == n;
        }
      }
      return whole;
    }

    synchronized byte[] bytes() {
      return kept.toByteArray();
    }

    String text() {
      return new String(bytes(), StandardCharsets.UTF_8);
    }
  }
}
