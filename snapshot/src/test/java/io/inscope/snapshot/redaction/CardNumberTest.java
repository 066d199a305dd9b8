package io.inscope.snapshot.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    "6759649826438453,675964******8453",
    "5610591081018250,561059******8250",
    "2720990000000007,272099******0007",
    "2200000000000053,220000******0053",
    "6250941006528599,625094******8599",
    "6221260000000000,622126******0000",
    "6304000000000000,630400******0000",
    "9792030394440796,979203******0796",
    "5060990580000217499,506099*********7499",
    "6362970000457013,636297******7013",
    "6062826786276634,606282******6634",
    "6074849200004917,607484******4917",
    "36700102000000,367001****0000",
    "39000000000005,390000****0005",
    "30500000000003,305000****0003",
    "4111.1111.1111.1111,411111******1111",
    "4111\u00a01111\u00a01111\u00a01111,411111******1111",
    "4111\u20131111\u20131111\u20131111,411111******1111",
    "4111 1111-1111 1111,411111******1111",
    "3782.822463.10005,378282*****0005",
    "3056 930902 5904,305693****5904",
    "6200 0000 0000 0000 000,620000*********0000",
    "622126 0000000000,622126******0000"
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
        "4111.1111.11111111", // not how cards are written
        "10.411111.1111111.111",
        "4111  1111  1111  1111", // columns
        "4 1111 1111 1111 111", // groups that nobody writes
        "2721000000000004", // behind the last of Mastercard
        "2220990000000003",
        "30600000000002", // between two ranges of Diners Club
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "2026-11-21 10:00:01 4111111111111111 declined|2026-11-21 10:00:01 # declined",
        "4111111111111111 100 USD|# 100 USD",
        "qty 2 4111 1111 1111 1111 5678|qty 2 # 5678",
        "2026-4111111111111111.log|2026-#.log",
        "4111111111111111.0|#.0",
        "4111111111111111,4111111111111111;|#,#;",
        "pan=4111111111111111&x=1|pan=#&x=1",
        "(4111111111111111)|(#)",
        "%B4111111111111111^DOE/J^|%B#^DOE/J^",
        "a=4111+1111+1111+1111&b=1|a=#&b=1"
      })
  void findsCardsBetweenOtherNumbers(String text, String expected) {
    assertThat(redactor.text(text))
        .isEqualTo(expected.replace("#", "redacted:card:411111******1111"));
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

  /// Prefixes as each scheme states them, independent of the table that is tested.
  private static final String[] ISSUED = {
    "4:13",
    "4:16",
    "4:19",
    "51:16",
    "55:16",
    "2221:16",
    "2720:16",
    "34:15",
    "37:15",
    "6011:16",
    "644:16",
    "649:19",
    "65:16",
    "622126:16",
    "622925:19",
    "300:14",
    "305:16",
    "36:14",
    "36:19",
    "38:14",
    "39:16",
    "3528:16",
    "3589:19",
    "62:16",
    "62:19",
    "81:16",
    "2200:16",
    "2204:19",
    "5018:13",
    "5020:19",
    "5038:16",
    "5893:15",
    "6304:18",
    "6390:17",
    "6759:16",
    "6761:13",
    "6762:14",
    "6763:16",
    "506099:16",
    "506198:19",
    "650002:18",
    "9792:16",
    "508500:16",
    "606985:16",
    "652150:16",
    "353:16",
    "356:16",
    "438935:16",
    "636368:16",
    "606282:16",
    "637095:16",
    "384100:16"
  };

  private static final String[] JOINTS = {"", " ", "-", "\u00a0", "\u2011"};

  @Test
  void findsEveryIssuersNumbersHoweverTheyAreWritten() {
    Random random = new Random(11);
    for (int i = 0; i < 50_000; i++) {
      String[] issued = ISSUED[random.nextInt(ISSUED.length)].split(":");
      String card = card(random, issued[0], Integer.parseInt(issued[1]));
      String joint = JOINTS[random.nextInt(JOINTS.length)];
      String written = card.replaceAll("(\\d{4})(?=\\d)", "$1" + joint);
      String masked =
          card.substring(0, 6) + "*".repeat(card.length() - 10) + card.substring(card.length() - 4);

      assertThat(redactor.text("a " + written + ", b"))
          .isEqualTo("a redacted:card:" + masked + ", b");
    }
  }

  @Test
  void masksNothingWhoseCheckDigitIsWrong() {
    Random random = new Random(12);
    for (int i = 0; i < 50_000; i++) {
      String[] issued = ISSUED[random.nextInt(ISSUED.length)].split(":");
      String card = card(random, issued[0], Integer.parseInt(issued[1]));
      int last = card.charAt(card.length() - 1) - '0';
      String wrong = card.substring(0, card.length() - 1) + (last + 1 + random.nextInt(9)) % 10;

      assertThat(redactor.text(wrong)).isSameAs(wrong);
    }
  }

  @Test
  void whateverStandsAroundARunOfDigitsOnlyCardsGo() {
    Random random = new Random(13);
    String alphabet = "0123456789012345678901234567890123456789 -.,:/xf";
    int masked = 0;
    for (int i = 0; i < 100_000; i++) {
      StringBuilder text = new StringBuilder("|");
      for (int n = 10 + random.nextInt(40); n > 0; n--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String before = text + "|" + card(random, "51", 16) + "|";
      String after = redactor.text(before);
      assertThat(after).as(before).contains("|redacted:card:51");
      masked += after.split("redacted:card:", -1).length - 2;
      // What is left holds no run that stands alone and is a card by the other arithmetic.
      Matcher runs = Pattern.compile("(?<![\\w.*])4\\d{15}(?![\\w.])").matcher(after);
      while (runs.find()) {
        assertThat(checksOut(runs.group())).as(before).isFalse();
      }
    }
    assertThat(masked).as("the noise holds cards, too").isPositive();
  }

  private static String card(Random random, String prefix, int length) {
    StringBuilder digits = new StringBuilder(prefix);
    while (digits.length() < length - 1) {
      digits.append(random.nextInt(10));
    }
    for (char check = '0'; ; check++) {
      if (checksOut(digits.toString() + check)) {
        return digits.toString() + check;
      }
    }
  }

  /// Luhn as the patent tells it (US 2950048): a substitution for every other digit, from the
  /// right.
  private static boolean checksOut(String digits) {
    int sum = 0;
    boolean substituted = false;
    for (char digit : new StringBuilder(digits).reverse().toString().toCharArray()) {
      sum += substituted ? "0246813579".charAt(digit - '0') - '0' : digit - '0';
      substituted = !substituted;
    }
    return sum % 10 == 0;
  }

  @Test
  void readsCardsThatAreNumbers() {
    Redaction redaction =
        redactor.redact(
            Objects.object(
                "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'generation':4398046511104},"
                    + "'spec':{'card':4111111111111111,'list':[4111111111111111.0,4.1e400000]}}"));

    assertThat(redaction.resource().root().toString())
        .contains("\"card\":\"redacted:card:411111******1111\"")
        .contains("\"generation\":4398046511104");
    assertThat(redaction.redacted())
        .containsExactly(new Redacted("/spec/card", "card"), new Redacted("/spec/list/0", "card"));
  }
}
