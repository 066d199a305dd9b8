package io.inscope.snapshot.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One line of megabytes, made of what detectors look at. Where one of them looked ahead to the end
/// from each place, this would take hours; the bound is not a measurement.
class LongTextTest {
  private static final int LENGTH = 1 << 20;

  private final Redactor redactor = new Redactor(FingerprintKey.of(new byte[32]));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://a/", "http://a:b/", "http://user@h/x", "eyJ-", "LS0tLS1CRUdJ", "-----BEGIN ",
        "token=<", "kind: x Secret ", "{", "- ", "4111-", "password=${"
      })
  void eachPlaceIsLookedAtOnce(String unit) {
    String text = "x" + unit.repeat(LENGTH / unit.length());

    String redacted =
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(1), () -> redactor.text(text));

    assertThat(redacted).hasSizeGreaterThan(LENGTH / 4);
  }
}
