package io.inscope.snapshot.capture.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.inscope.snapshot.capture.CaptureException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RenewingTest {
  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  /// A clock that is put forward by hand.
  private static final class Hand extends Clock {
    private volatile Instant now = START;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    void seconds(long after) {
      now = START.plusSeconds(after);
    }
  }

  /// Gives `t1`, `t2` and so on, each good for so long from when it is given.
  private static final class Counting implements Source {
    private final Hand clock;
    private final Duration life;
    private int given;
    private boolean fails;

    Counting(Hand clock, Duration life) {
      this.clock = clock;
      this.life = life;
    }

    @Override
    public Fresh fetch(Optional<Proof> refused) throws CaptureException {
      if (fails) {
        throw new CaptureException("X", "nothing to give", "");
      }
      return new Fresh(Proof.bearer("t" + ++given), Optional.of(clock.instant().plus(life)));
    }
  }

  private final Hand clock = new Hand();

  private static String shown(Credential credential) throws CaptureException {
    return credential.proof().authorization().orElse("");
  }

  @Test
  void what_runs_out_is_fetched_again_shortly_before() throws Exception {
    Renewing renewing = new Renewing(new Counting(clock, Duration.ofSeconds(900)), clock);
    assertThat(shown(renewing)).isEqualTo("Bearer t1");
    clock.seconds(889);
    assertThat(shown(renewing)).isEqualTo("Bearer t1");
    clock.seconds(890);
    assertThat(shown(renewing)).isEqualTo("Bearer t2");
    assertThat(shown(renewing)).isEqualTo("Bearer t2");
  }

  @Test
  void what_has_run_out_when_it_comes_is_not_fetched_for_each_request() throws Exception {
    Renewing renewing = new Renewing(new Counting(clock, Duration.ofSeconds(-3600)), clock);
    assertThat(shown(renewing)).isEqualTo("Bearer t1");
    clock.seconds(29);
    assertThat(shown(renewing)).isEqualTo("Bearer t1");
    clock.seconds(30);
    assertThat(shown(renewing)).isEqualTo("Bearer t2");
  }

  @Test
  void fetching_before_the_end_may_fail_until_the_end() throws Exception {
    Counting source = new Counting(clock, Duration.ofSeconds(900));
    Renewing renewing = new Renewing(source, clock);
    assertThat(shown(renewing)).isEqualTo("Bearer t1");
    source.fails = true;
    clock.seconds(899);
    assertThat(shown(renewing)).isEqualTo("Bearer t1");
    clock.seconds(900);
    assertThatExceptionOfType(CaptureException.class)
        .isThrownBy(renewing::proof)
        .withMessage("nothing to give");
  }

  @Test
  void many_that_are_refused_together_cause_one_renewal() throws Exception {
    Counting source = new Counting(clock, Duration.ofSeconds(900));
    Renewing renewing = new Renewing(source, clock);
    Proof refused = renewing.proof();
    CountDownLatch together = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Boolean> renewal =
          () -> {
            together.await();
            return renewing.renew(refused);
          };
      List<Future<Boolean>> renewals =
          IntStream.range(0, 20).mapToObj(_ -> threads.submit(renewal)).toList();
      together.countDown();
      for (Future<Boolean> each : renewals) {
        assertThat(each.get()).isTrue();
      }
    }
    assertThat(source.given).isEqualTo(2);
    assertThat(shown(renewing)).isEqualTo("Bearer t2");
  }

  @Test
  void the_same_again_is_no_renewal() throws Exception {
    Renewing renewing =
        new Renewing(_ -> new Source.Fresh(Proof.bearer("same"), Optional.empty()), clock);
    assertThat(renewing.renew(renewing.proof())).isFalse();
  }
}
