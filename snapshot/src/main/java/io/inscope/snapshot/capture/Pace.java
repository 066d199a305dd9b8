package io.inscope.snapshot.capture;

import java.time.Duration;

/// How fast a server may be asked: a token bucket, so that a capture is no load. It begins with the
/// requests of one second.
final class Pace {
  private static final long SECOND = 1_000_000_000L;

  private final Ticker ticker;
  private final long interval;
  private final long burst;
  private long next;

  /// @param perSecond requests each second, at least one
  Pace(int perSecond, Ticker ticker) {
    if (perSecond < 1) {
      throw new IllegalArgumentException("at least one request a second");
    }
    this.ticker = ticker;
    this.interval = SECOND / perSecond;
    this.burst = interval * (perSecond - 1);
    this.next = ticker.nanos() - burst;
  }

  /// Waits for its turn.
  void await() throws InterruptedException {
    long wait = reserve();
    if (wait > 0) {
      ticker.sleep(Duration.ofNanos(wait));
    }
  }

  private synchronized long reserve() {
    long now = ticker.nanos();
    next = Math.max(next, now - burst);
    long wait = next - now;
    next += interval;
    return wait;
  }
}
