package io.inscope.snapshot.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.importing.FileSource;
import io.inscope.snapshot.importing.FolderSource;
import io.inscope.snapshot.importing.Importing;
import io.inscope.snapshot.importing.Source;
import io.inscope.snapshot.model.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How many card numbers are found, and how many other numbers are taken for some: numbers made
/// from the ranges that the schemes state, numbers of the kinds a cluster is full of, and real
/// exports.
class CardCorpusTest {
  private final Redactor redactor = new Redactor(FingerprintKey.of(new byte[32]));

  /// First and last prefix of each range as the schemes state them, with the lengths in use.
  @ParameterizedTest
  @CsvSource({
    "Visa, 4, 4, 13 16 19",
    "Mastercard, 51, 55, 16",
    "Mastercard from 2017, 2221, 2720, 16",
    "American Express, 34, 34, 15",
    "American Express, 37, 37, 15",
    "Discover, 6011, 6011, 16 19",
    "Discover, 644, 649, 16 19",
    "Discover, 65, 65, 16 19",
    "Discover and UnionPay, 622126, 622925, 16 19",
    "JCB, 3528, 3589, 16 19",
    "Diners Club, 300, 305, 14 16 19",
    "Diners Club, 3095, 3095, 14 16",
    "Diners Club, 36, 36, 14 19",
    "Diners Club, 38, 39, 14 16 19",
    "UnionPay, 62, 62, 16 17 18 19",
    "UnionPay, 81, 81, 16 19",
    "Maestro, 50, 50, 13 16 19",
    "Maestro, 56, 58, 13 16 19",
    "Maestro, 6304, 6304, 16 19",
    "Maestro, 6759, 6759, 13 16 19",
    "Maestro, 6761, 6763, 16",
    "Mir, 2200, 2204, 16 19",
    "RuPay, 508500, 508999, 16",
    "RuPay, 606985, 607984, 16",
    "RuPay, 652150, 653149, 16",
    "RuPay, 82, 82, 16",
    "Elo, 438935, 438935, 16",
    "Elo, 506699, 506778, 16",
    "Elo, 509000, 509999, 16",
    "Elo, 636297, 636297, 16",
    "Hipercard, 606282, 606282, 16",
    "Troy, 979200, 979289, 16",
    "Verve, 506099, 506198, 16 19",
    "Verve, 650002, 650027, 16 18",
    "Dankort, 5019, 5019, 16",
    "InterPayment, 636, 636, 16 19",
    "UzCard, 8600, 8600, 16",
    "Humo, 9860, 9860, 16"
  })
  void everyNumberOfARangeIsFoundInEveryWayItIsWritten(
      String scheme, int first, int last, String lengths) {
    Random random = new Random(first * 31L + last);
    List<Integer> prefixes = new ArrayList<>(List.of(first, last));
    for (int i = 0; i < 6; i++) {
      prefixes.add(first + random.nextInt(last - first + 1));
    }
    for (String length : lengths.split(" ")) {
      for (int prefix : prefixes) {
        String card = card(random, Integer.toString(prefix), Integer.parseInt(length));
        String masked =
            "redacted:card:"
                + card.substring(0, 6)
                + "*".repeat(card.length() - 10)
                + card.substring(card.length() - 4);
        for (String written : ways(card)) {
          assertThat(redactor.text(written)).as(scheme).isEqualTo(written(written, card, masked));
        }
      }
    }
  }

  private static List<String> ways(String card) {
    List<String> ways = new ArrayList<>();
    for (String form :
        List.of(
            "#", "pan=#", "{\"number\":\"#\"}", "/pay/#/confirm", "?a=1&pan=#&b=2", "[#]", "#,5")) {
      ways.add(form.replace("#", card));
    }
    for (String joint : List.of(" ", "-", "_", "\u00a0", "\u2010")) {
      ways.add("on " + grouped(card, joint) + " today");
    }
    return ways;
  }

  private static String grouped(String card, String joint) {
    return card.replaceAll("(\\d{4})(?=\\d)", "$1" + joint);
  }

  private static String written(String text, String card, String masked) {
    String changed = text.replace(card, masked);
    for (String joint : List.of(" ", "-", "_", "\u00a0", "\u2010")) {
      changed = changed.replace(grouped(card, joint), masked);
    }
    return changed;
  }

  /// Numbers that are no cards, and how many of a thousand may be taken for one all the same.
  enum Other {
    MILLISECONDS(0, r -> Long.toString(1_000_000_000_000L + (long) (r.nextDouble() * 9e11))),
    MICROSECONDS(0, r -> Long.toString(1_000_000_000_000_000L + (long) (r.nextDouble() * 9e14))),
    NANOSECONDS(0, r -> Long.toString(1_000_000_000_000_000_000L + (long) (r.nextDouble() * 9e17))),
    UID(0, r -> new UUID(r.nextLong(), r.nextLong()).toString()),
    RESOURCE_VERSION(0, r -> Integer.toString(r.nextInt(Integer.MAX_VALUE))),
    DIGEST(0, r -> "sha256:" + hex(r, 32)),
    COMMIT(0, r -> hex(r, 20)),
    POD_NAME(0, r -> "web-" + hex(r, 5) + "-" + r.nextInt(100_000)),
    PHONE(0, r -> "+49 " + (100 + r.nextInt(900)) + " " + r.nextInt(10_000_000)),
    ADDRESS(0, r -> "10." + r.nextInt(256) + "." + r.nextInt(256) + "." + r.nextInt(256) + ":8080"),
    VERSION(0, r -> "v1." + r.nextInt(40) + "." + r.nextInt(20) + "-2026" + r.nextInt(10_000)),
    TIMESTAMP(
        0, r -> "2026-11-21T10:15:%02d.%09dZ".formatted(r.nextInt(60), r.nextInt(999_999_999))),
    AWS_ACCOUNT(0, r -> "arn:aws:iam::%012d:role/x".formatted(r.nextInt(Integer.MAX_VALUE))),
    /// Barcodes have a check digit of their own; those that begin with 4 have the length of an old
    /// Visa card.
    BARCODE(120, r -> "4" + digits(r, 12)),
    /// Nothing tells such a number from a card but the check digit and the ranges.
    ANY_SIXTEEN_DIGITS(60, r -> (1 + r.nextInt(9)) + digits(r, 15)),
    TRACE_ID(40, r -> Long.toUnsignedString(r.nextLong()));

    private final int perThousand;
    private final Function<Random, String> make;

    Other(int perThousand, Function<Random, String> make) {
      this.perThousand = perThousand;
      this.make = make;
    }
  }

  @ParameterizedTest
  @EnumSource
  void otherNumbersAreLeftAlone(Other other) {
    Random random = new Random(23);
    int wrong = 0;
    for (int i = 0; i < 20_000; i++) {
      String text = other.make.apply(random);
      wrong += redactor.text(text).equals(text) ? 0 : 1;
    }
    assertThat(wrong).as("of 20000").isLessThanOrEqualTo(20 * other.perThousand);
  }

  /// None of them holds a card: whatever is found is an error.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "one-cluster-ten-formats/kubectl-get-list.yaml.gz",
        "troubleshoot-bundle",
        "troubleshoot-baseline",
        "kubernetes-goat",
        "online-boutique"
      })
  void nothingInARealExportIsTakenForACard(String export) throws Exception {
    Path path = Path.of("../../shared/data").resolve(export);
    assumeTrue(Files.exists(path), "the real exports are not here");
    Collector collector = new Collector();
    Source source = Files.isDirectory(path) ? new FolderSource(path) : new FileSource(path);
    Importing.run(List.of(source), Optional.empty(), collector, Progress.NONE);

    Stream<String> found =
        collector.resources().stream()
            .flatMap(
                resource ->
                    redactor.redact(resource).redacted().stream()
                        .filter(one -> one.what().matches("card|secret-card|track"))
                        .map(one -> resource.ref() + " " + one.pointer()));

    assertThat(collector.resources()).isNotEmpty();
    assertThat(found).isEmpty();
  }

  private static String hex(Random random, int bytes) {
    byte[] made = new byte[bytes];
    random.nextBytes(made);
    return HexFormat.of().formatHex(made);
  }

  private static String digits(Random random, int count) {
    StringBuilder made = new StringBuilder();
    for (int i = 0; i < count; i++) {
      made.append(random.nextInt(10));
    }
    return made.toString();
  }

  private static String card(Random random, String prefix, int length) {
    String body = prefix + digits(random, length - 1 - prefix.length());
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      int digit = body.charAt(body.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? 2 * digit : digit;
      sum += weighted / 10 + weighted % 10;
    }
    return body + (10 - sum % 10) % 10;
  }
}
