package io.inscope.snapshot.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackDataTest {
  private static final String MARKER = "redacted:track:len=\\d+:hmac=[0-9a-f]{32}";

  private final FingerprintKey key = FingerprintKey.of(new byte[32]);
  private final Redactor redactor = new Redactor(key);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%B4111111111111111^DOE/JOHN MR^28121011234567890?|#?",
        "read %B378282246310005^DOE/JOHN^2812101123? twice|read #? twice",
        ";4111111111111111=28121011234567890?|;#?",
        "track2=4111111111111111D28121011234567890|track2=#",
        "4111111111111111=2812101, ok|#, ok"
      })
  void takesOutAllThatAStripeHolds(String text, String expected) {
    assertThat(redactor.text(text)).matches(expected.replace("?", "\\?").replace("#", MARKER));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4111111111111111=28|#=28", // an assignment
        "4111111111111111=28131011234|#=28131011234", // no month
        "%B4111111111111111^DOE/J^|%B#^DOE/J^"
      })
  void leavesWhatIsOnlyACardNumberToItsOwnRule(String text, String expected) {
    assertThat(redactor.text(text))
        .isEqualTo(expected.replace("#", "redacted:card:411111******1111"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%B4111111111111112^DOE/JOHN^2812101?", "a=1234567=28121011234", "100%B", "%B"})
  void needsACardNumber(String text) {
    assertThat(redactor.text(text)).isEqualTo(text);
  }

  @Test
  void aSecretThatHoldsACardOrAKeySaysSoAndNothingMore() {
    assertThat(SecretValue.secret("card 4111 1111 1111 1111")).isEqualTo("secret-card");
    assertThat(SecretValue.secret("-----BEGIN RSA PRIVATE KEY-----\nAA")).isEqualTo("private-key");
    assertThat(SecretValue.secret("41111")).isEqualTo("secret-value");
    assertThat(new SecretValue(key).encoded("NDExMTExMTExMTExMTExMQ=="))
        .matches("redacted:secret-card:len=16:hmac=[0-9a-f]{32}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CVV", "card_cvv2", "cardCvc", "cvc"})
  void aVerificationCodeIsASecretByItsName(String name) {
    assertThat(redactor.text(name + "=123"))
        .matches(name + "=redacted:password:len=3:hmac=[0-9a-f]{32}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CVV_CHECK=true", "cvcOperator=abc", "cvv_required=yes"})
  void whatSpeaksAboutACodeIsNone(String text) {
    assertThat(redactor.text(text)).isEqualTo(text);
  }
}
