package io.inscope.snapshot.capture.login;

import io.inscope.snapshot.capture.CaptureException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A proof that is fetched when it is first needed, again shortly before it runs out, and again
/// when the server refuses it. Whoever needs one while it is fetched waits for that one: several
/// requests that are refused together cause one renewal.
///
/// What is fetched before the end and fails is no harm as long as the old one is valid. What was
/// fetched a moment ago is not fetched again because of its end alone: where the clocks of two
/// computers differ, each request would start the program again.
public final class Renewing implements Credential {
  /// So long before its end a proof counts as used up.
  static final Duration MARGIN = Duration.ofSeconds(10);

  /// So long a proof is used at least, unless the server refuses it.
  static final Duration LEAST = Duration.ofSeconds(30);

  private final Source source;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private Source.@Nullable Fresh fresh;
  private Instant due = Instant.MAX;

  public Renewing(Source source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  @Override
  public Proof proof() throws CaptureException {
    acquire();
    try {
      Source.Fresh held = fresh;
      if (held == null) {
        return fetch(Optional.empty());
      }
      if (clock.instant().isBefore(due)) {
        return held.proof();
      }
      try {
        return fetch(Optional.empty());
      } catch (CaptureException e) {
        if (held.until().filter(clock.instant()::isBefore).isEmpty()) {
          throw e;
        }
        return held.proof();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean renew(Proof refused) throws CaptureException {
    acquire();
    try {
      Source.Fresh held = fresh;
      boolean renewedMeanwhile = held != null && !held.proof().equals(refused);
      return renewedMeanwhile || !fetch(Optional.of(refused)).equals(refused);
    } finally {
      lock.unlock();
    }
  }

  private Proof fetch(Optional<Proof> refused) throws CaptureException {
    Source.Fresh next = source.fetch(refused);
    Instant earliest = clock.instant().plus(LEAST);
    fresh = next;
    due =
        next.until()
            .map(until -> until.minus(MARGIN))
            .map(early -> early.isBefore(earliest) ? earliest : early)
            .orElse(Instant.MAX);
    return next.proof();
  }

  private void acquire() {
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped by the user");
    }
  }
}
