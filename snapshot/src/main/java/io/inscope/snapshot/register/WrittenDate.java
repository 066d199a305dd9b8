package io.inscope.snapshot.register;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates as people write them: `2026-11-30`, `30.11.2026`, `30/11/2026`, `30 Nov 2026`, `November
/// 30, 2026`. With slashes it must be clear which number is the month: `3/4/2026` is not taken,
/// since it is April in one country and March in another.
public final class WrittenDate {
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[T ]\\d{2}:\\d{2}.*)?");
  private static final Pattern DOTS = Pattern.compile("(\\d{1,2})\\. ?(\\d{1,2})\\. ?(\\d{4})");
  private static final Pattern SLASHES = Pattern.compile("(\\d{1,2})[/-](\\d{1,2})[/-](\\d{4})");
  private static final List<DateTimeFormatter> NAMED =
      List.of(named("d MMM uuuu"), named("d MMMM uuuu"), named("MMM d uuuu"), named("MMMM d uuuu"));

  private WrittenDate() {}

  private static DateTimeFormatter named(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ENGLISH);
  }

  /// A day of this century; empty when the text is none, or not clear.
  public static Optional<LocalDate> parse(String written) {
    try {
      return read(written.strip()).filter(d -> d.getYear() >= 2000 && d.getYear() < 2100);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> read(String text) {
    Matcher iso = YEAR_FIRST.matcher(text);
    if (iso.matches()) {
      return Optional.of(LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3)));
    }
    Matcher dots = DOTS.matcher(text);
    if (dots.matches()) {
      return Optional.of(LocalDate.of(number(dots, 3), number(dots, 2), number(dots, 1)));
    }
    Matcher slashes = SLASHES.matcher(text);
    if (slashes.matches()) {
      int first = number(slashes, 1);
      int second = number(slashes, 2);
      if (first <= 12 && second <= 12 && first != second) {
        return Optional.empty();
      }
      return Optional.of(
          LocalDate.of(number(slashes, 3), Math.min(first, second), Math.max(first, second)));
    }
    return spelled(text.replace(",", "").replace(".", "").replaceAll("[\\s-]+", " "));
  }

  private static Optional<LocalDate> spelled(String text) {
    for (DateTimeFormatter formatter : NAMED) {
      try {
        return Optional.of(LocalDate.parse(text, formatter));
      } catch (DateTimeException e) {
        // Then in another way.
      }
    }
    return Optional.empty();
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
