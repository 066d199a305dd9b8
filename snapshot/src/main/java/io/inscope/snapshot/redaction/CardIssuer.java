package io.inscope.snapshot.redaction;

import java.util.Arrays;
import java.util.List;

/// Which numbers card schemes issue: ranges of the first six digits (ISO/IEC 7812-1 calls them
/// issuer identification numbers), each with the lengths in use.
///
/// The schemes publish their ranges, the issuing banks' numbers within them are not public; see the
/// overview at <https://en.wikipedia.org/wiki/Payment_card_number>. Ranges of several schemes
/// overlap (Discover and UnionPay share 622126-622925, RuPay lies within 60 and 65): what counts is
/// whether anybody issues such a number, not who.
final class CardIssuer {
  /// @param from first six digits, lowest
  /// @param to first six digits, highest
  private record Range(int from, int to, int... lengths) {
    boolean holds(int firstSix, int length) {
      return firstSix >= from
          && firstSix <= to
          && Arrays.stream(lengths).anyMatch(known -> known == length);
    }
  }

  private static final int[] FROM_13 = {13, 14, 15, 16, 17, 18, 19};
  private static final int[] FROM_14 = {14, 15, 16, 17, 18, 19};
  private static final int[] FROM_16 = {16, 17, 18, 19};

  private static final List<Range> RANGES =
      List.of(
          new Range(400000, 499999, 13, 16, 19), // Visa, and Dankort and Elo in part
          new Range(510000, 559999, 16), // Mastercard
          new Range(222100, 272099, 16), // Mastercard since 2017
          new Range(340000, 349999, 15), // American Express
          new Range(370000, 379999, 15),
          new Range(300000, 305999, FROM_14), // Diners Club
          new Range(309500, 309599, FROM_14),
          new Range(360000, 369999, FROM_14),
          new Range(380000, 399999, FROM_14), // and Hipercard at 3841
          new Range(352800, 358999, FROM_16), // JCB, and RuPay at 353 and 356
          new Range(213100, 213199, 15), // JCB, old
          new Range(180000, 180099, 15),
          new Range(220000, 220499, FROM_16), // Mir
          new Range(220500, 220599, 16), // Borica
          new Range(500000, 509999, FROM_13), // Maestro, Verve, Elo, RuPay, Meeza, Dankort
          new Range(560000, 589999, FROM_13), // Maestro
          // Discover, UnionPay, Maestro, RuPay, Verve, Elo, Hipercard, InterPayment, Troy, UkrCard
          new Range(600000, 699999, FROM_13),
          new Range(810000, 829999, FROM_16), // UnionPay, RuPay
          new Range(860000, 860099, 16), // UzCard
          new Range(911200, 911299, 16), // Belkart
          new Range(970400, 970499, 16, 19), // Napas
          new Range(979200, 979299, 16), // Troy
          new Range(986000, 986099, 16), // Humo
          new Range(989100, 989199, 16)); // DinaCard

  private CardIssuer() {}

  /// @param digits thirteen or more, without separators
  static boolean issues(String digits) {
    int firstSix = Integer.parseInt(digits, 0, 6, 10);
    return RANGES.stream().anyMatch(range -> range.holds(firstSix, digits.length()));
  }
}
