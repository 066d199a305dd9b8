package io.inscope.snapshot.platform;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A span of time as programs written in Go read it: `4h0m0s`, `1.5h`, `-30s`, `0`. Source:
/// [time.ParseDuration](https://pkg.go.dev/time#ParseDuration).
public final class GoDuration {
  private static final Pattern WHOLE =
      Pattern.compile("[+-]?(?:0|(?:[0-9]{1,12}(?:\\.[0-9]{0,9})?(?:ns|us|µs|ms|s|m|h)){1,9})");
  private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]*)?)(ns|us|µs|ms|s|m|h)");
  private static final Map<String, Long> NANOS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private GoDuration() {}

  /// Empty when it is not written so.
  public static Optional<Duration> parse(String text) {
    if (!WHOLE.matcher(text).matches()) {
      return Optional.empty();
    }
    BigDecimal nanos = BigDecimal.ZERO;
    Matcher parts = PART.matcher(text);
    while (parts.find()) {
      String number = parts.group(1).endsWith(".") ? parts.group(1) + "0" : parts.group(1);
      nanos =
          nanos.add(
              new BigDecimal(number)
                  .multiply(BigDecimal.valueOf(NANOS.getOrDefault(parts.group(2), 0L))));
    }
    BigDecimal[] split = nanos.divideAndRemainder(BigDecimal.valueOf(1_000_000_000L));
    Duration span = Duration.ofSeconds(split[0].longValue(), split[1].longValue());
    return Optional.of(text.startsWith("-") ? span.negated() : span);
  }
}
