package io.inscope.app.cli;

/// While a server is waited for: wakes the thread that waits as soon as the user wants to stop.
/// What is waited for ends with a [java.util.concurrent.CancellationException] then.
final class WaitingForServer implements AutoCloseable {
  private static final long PAUSE_MILLIS = 50;

  private final Thread waiting = Thread.currentThread();
  private boolean over;

  WaitingForServer() {
    Thread.ofPlatform().daemon().name("inscope-stop").start(this::watch);
  }

  private void watch() {
    while (!Stop.isRequested()) {
      synchronized (this) {
        if (over) {
          return;
        }
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException _) {
        return;
      }
    }
    synchronized (this) {
      if (!over) {
        waiting.interrupt();
      }
    }
  }

  /// Nothing is waited for any more; what comes next hears of the wish to stop in its own way.
  @Override
  public synchronized void close() {
    over = true;
    boolean _ = Thread.interrupted();
  }
}
