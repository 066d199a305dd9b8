package io.inscope.snapshot.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {
  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "0s, PT0S",
    "4h0m0s, PT4H",
    "1.5h, PT1H30M",
    "1m30s, PT1M30S",
    "300ms, PT0.3S",
    "2us, PT0.000002S",
    "-30s, PT-30S",
    "+1.s, PT1S"
  })
  void spansAreReadAsGoReadsThem(String text, Duration span) {
    assertThat(GoDuration.parse(text)).hasValue(span);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "1d", "soon", "1h 2m", "s", "1e3s"})
  void everythingElseIsNone(String text) {
    assertThat(GoDuration.parse(text)).isEmpty();
  }
}
