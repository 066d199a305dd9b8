package io.inscope.snapshot.capture;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Does work in a thread that nobody else knows, so that an interrupt of the caller does not hit it
/// somewhere in a database, but is heard of.
final class Apart {
  private Apart() {}

  /// Does it, and waits for it.
  ///
  /// @param interrupted called when the caller is interrupted, which uses up the interrupt
  static <R> R run(Callable<R> work, Runnable interrupted) {
    FutureTask<R> task = new FutureTask<>(work);
    Thread.ofPlatform().daemon().name("inscope-capture").start(task);
    while (true) {
      try {
        return task.get();
      } catch (InterruptedException _) {
        interrupted.run();
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case RuntimeException cause -> throw cause;
          case Error cause -> throw cause;
          case null, default -> throw new IllegalStateException(e);
        }
      }
    }
  }
}
