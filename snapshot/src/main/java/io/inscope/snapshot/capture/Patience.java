package io.inscope.snapshot.capture;

import java.time.Duration;

/// How long an answer may take, and how often a server that is busy is asked again.
///
/// @param attempts requests in all, the first one included
/// @param silence the longest time without a byte of an answer
/// @param whole the longest time for everything: attempts, pauses and the body
/// @param down the longest time for an API that says it is not there (503, 504)
public record Patience(int attempts, Duration silence, Duration whole, Duration down) {
  private static final Duration WHOLE = Duration.ofMinutes(15);

  /// For lists, which a large cluster may think about.
  public static final Patience LIST = new Patience(5, Duration.ofSeconds(60), WHOLE);

  /// For what should be there at once, and may be an aggregated API that is dead.
  public static final Patience SHORT =
      new Patience(2, Duration.ofMillis(2900), Duration.ofMillis(2900));

  /// For lists of an API that another server may stand behind.
  static final Patience EXTENSION =
      new Patience(5, Duration.ofSeconds(60), WHOLE, Duration.ofMillis(2900));

  /// For lists of an API that another server does stand behind. Together with [#PROBE] it is less
  /// than three seconds.
  static final Patience AGGREGATED =
      new Patience(5, Duration.ofMillis(1500), WHOLE, Duration.ofMillis(1500));

  /// For asking whether anybody is there.
  static final Patience PROBE =
      new Patience(1, Duration.ofMillis(1400), Duration.ofMillis(1400), Duration.ZERO);

  public Patience(int attempts, Duration silence, Duration whole) {
    this(attempts, silence, whole, whole);
  }

  /// What is left for an API that says it is not there, when this is left in all.
  Duration left(Duration whole) {
    return whole.minus(this.whole).plus(down);
  }
}
