package io.inscope.snapshot.capture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Time that passes when somebody sleeps, and only then.
final class FakeTicker implements Ticker {
  private final List<Duration> sleeps = new ArrayList<>();
  private long nanos;

  @Override
  public synchronized long nanos() {
    return nanos;
  }

  @Override
  public synchronized void sleep(Duration duration) {
    sleeps.add(duration);
    nanos += duration.toNanos();
  }

  synchronized List<Duration> sleeps() {
    return List.copyOf(sleeps);
  }
}
