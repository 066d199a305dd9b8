package io.inscope.snapshot.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumberTest {
  private final Redactor redactor = new Redactor(FingerprintKey.of(new byte[32]));

  // The numbers are the test cards that the schemes and payment providers publish.
  @ParameterizedTest
  @CsvSource({
    "4111111111111111,411111******1111",
    "4111 1111 1111 1111,411111******1111",
    "4111-1111-1111-1111,411111******1111",
    "4222222222222,422222***2222",
    "5555555555554444,555555******4444",
    "2223003122003222,222300******3222",
    "378282246310005,378282*****0005",
    "3782 822463 10005,378282*****0005",
    "6011111111111117,601111******1117",
    "30569309025904,305693****5904",
    "38520000023237,385200****3237",
    "3530111333300000,353011******0000",
    "6200000000000005,620000******0005",
    "6759649826438453,675964******8453"
  })
  void keepsTheFirstSixAndTheLastFour(String card, String masked) {
    assertThat(redactor.text(card)).isEqualTo("redacted:card:" + masked);
    assertThat(redactor.text("paid with " + card + "."))
        .isEqualTo("paid with redacted:card:" + masked + ".");
    assertThat(redactor.text("\"" + card + "\",")).isEqualTo("\"redacted:card:" + masked + "\",");
    assertThat(redactor.text("order-" + card)).isEqualTo("order-redacted:card:" + masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111112", // the check digit is wrong
        "9111111111111111", // nobody issues these
        "411111111111", // too short
        "41111111111111111111", // too long
        "a4111111111111111", // part of a hash
        "4111111111111111f",
        "0.4111111111111111", // a fraction
        "4111111111111111.5",
        "41111111-1111-4111-b111-111111111111", // a UID
        "12345678-4111-1111-1111-111111111111",
        "1732147200123456789", // nanoseconds
        "1732147200123456", // a resource version of a hosted control plane
        "2026-11-21T10:00:00.123456789Z",
        "sha256:4111111111111111411111111111111141111111111111114111111111111111"
      })
  void leavesOtherNumbersAlone(String text) {
    assertThat(redactor.text(text)).isEqualTo(text);
  }

  @Test
  void neverFiresOnUids() {
    Random random = new Random(7);
    for (int i = 0; i < 200_000; i++) {
      String uid = new UUID(random.nextLong(), random.nextLong()).toString();
      assertThat(redactor.text(uid)).isSameAs(uid);
    }
  }

  @Test
  void neverFiresOnTimesInFractionsOfASecond() {
    Random random = new Random(8);
    for (int i = 0; i < 100_000; i++) {
      long nanos = 1_600_000_000_000_000_000L + (long) (random.nextDouble() * 1e17);
      for (String text :
          new String[] {
            Long.toString(nanos), Long.toString(nanos / 1000), Long.toString(nanos / 1_000_000)
          }) {
        assertThat(redactor.text(text)).isSameAs(text);
      }
    }
  }

  @Test
  void readsCardsThatAreNumbers() {
    Redaction redaction =
        redactor.redact(
            Objects.object(
                "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'generation':4398046511104},"
                    + "'spec':{'card':4111111111111111}}"));

    assertThat(redaction.resource().root().toString())
        .contains("\"card\":\"redacted:card:411111******1111\"")
        .contains("\"generation\":4398046511104");
    assertThat(redaction.redacted()).containsExactly(new Redacted("/spec/card", "card"));
  }
}
