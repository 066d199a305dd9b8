package io.inscope.app.ui.capture;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Work that mostly waits for others, and is stopped by an interrupt.
final class Interruptible {
  private @Nullable Thread thread;

  <T> T run(Callable<T> work) throws Exception {
    synchronized (this) {
      thread = Thread.currentThread();
    }
    try {
      return work.call();
    } finally {
      synchronized (this) {
        thread = null;
        Thread.interrupted(); // one that came too late is not meant for what runs next
      }
    }
  }

  /// From any thread; does nothing when the work does not run.
  synchronized void stop() {
    if (thread != null) {
      thread.interrupt();
    }
  }
}
