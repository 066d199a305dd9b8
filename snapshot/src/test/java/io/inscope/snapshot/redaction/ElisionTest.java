package io.inscope.snapshot.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElisionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "***HIDDEN***",
        "***",
        "********",
        "<redacted>",
        "[REDACTED]",
        "XXXXXX",
        "*** Redacted ***",
        "***REMOVED***",
        "(masked)",
        "***** SCRUBBED BASE64 PEM *****",
        "24 bytes long"
      })
  void whatToolsPutInThePlaceOfAValueIsNoValue(String text) {
    assertThat(Elision.of(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"**", "hunter2***", "***hunter2***", "XXX", "*** Redacted", ""})
  void anythingElseIs(String text) {
    assertThat(Elision.of(text)).isEmpty();
  }
}
