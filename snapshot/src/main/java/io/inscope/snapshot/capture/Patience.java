package io.inscope.snapshot.capture;

import java.time.Duration;

/// How long an answer may take, and how often a server that is busy is asked again.
///
/// @param attempts requests in all, the first one included
/// @param silence the longest time without a byte of an answer
/// @param whole the longest time for everything: attempts, pauses and the body
public record Patience(int attempts, Duration silence, Duration whole) {
  /// For lists, which a large cluster may think about.
  public static final Patience LIST =
      new Patience(5, Duration.ofSeconds(60), Duration.ofMinutes(15));

  /// For what should be there at once, and may be an aggregated API that is dead.
  public static final Patience SHORT =
      new Patience(2, Duration.ofMillis(2900), Duration.ofMillis(2900));
}
