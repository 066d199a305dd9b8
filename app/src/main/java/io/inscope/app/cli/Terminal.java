package io.inscope.app.cli;

import io.inscope.snapshot.model.Progress;
import java.io.PrintWriter;

/// Progress on a terminal: one line that is written over. Silent when standard error is not a
/// terminal, so that logs stay readable.
final class Terminal implements Progress {
  private static final long PAUSE_NANOS = 100_000_000;

  private final PrintWriter err;
  private final boolean shown = System.console() != null && System.console().isTerminal();
  private long last;
  private int width;

  Terminal(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void at(String what, long done) {
    long now = System.nanoTime();
    if (!shown || (done > 0 && now - last < PAUSE_NANOS)) {
      return;
    }
    last = now;
    String line = done > 0 ? what + " " + done : what;
    err.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
    err.flush();
    width = line.length();
  }

  /// Removes the line, so that what is printed next starts clean.
  void clear() {
    if (shown && width > 0) {
      err.print("\r" + " ".repeat(width) + "\r");
      err.flush();
      width = 0;
    }
  }

  @Override
  public boolean isCancelled() {
    return Stop.isRequested();
  }
}
