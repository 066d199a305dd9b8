package io.inscope.snapshot.capture;

import java.time.Duration;

/// Time that passes, and waiting for it.
public interface Ticker {
  /// That of this computer.
  Ticker SYSTEM =
      new Ticker() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
          Thread.sleep(duration);
        }
      };

  /// Nanoseconds since some moment.
  long nanos();

  void sleep(Duration duration) throws InterruptedException;
}
