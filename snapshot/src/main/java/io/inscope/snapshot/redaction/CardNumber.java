package io.inscope.snapshot.redaction;

import org.jspecify.annotations.Nullable;

/// A primary account number: 13 to 19 digits, in one run or in groups of three to seven joined by
/// single spaces or dashes, of a known issuer's range and with a valid check digit (ISO/IEC 7812-1,
/// annex B: Luhn).
///
/// Kubernetes is full of long numbers, so the run must stand alone: digits that go on into letters,
/// a decimal point or a ninth group are a hash, a UID or a measurement. Times in milli-, micro- or
/// nanoseconds begin with 1, which no card does.
final class CardNumber implements Detector {
  private static final int MIN = 13;
  private static final int MAX = 19;

  @Override
  public String triggers() {
    return "0123456789";
  }

  @Override
  public @Nullable Span find(String text, int at) {
    if (!startsAlone(text, at)) {
      return null;
    }
    StringBuilder digits = new StringBuilder(MAX);
    int groups = 1;
    int group = 0;
    int shortest = MAX;
    int longest = 0;
    int i = at;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (Text.isDigit(c)) {
        digits.append(c);
        group++;
      } else if ((c == ' ' || c == '-') && digitAt(text, i + 1)) {
        shortest = Math.min(shortest, group);
        longest = Math.max(longest, group);
        group = 0;
        groups++;
      } else {
        break;
      }
      if (digits.length() > MAX) {
        return null;
      }
      i++;
    }
    boolean grouped =
        groups == 1 || (Math.min(shortest, group) >= 3 && Math.max(longest, group) <= 7);
    return grouped && endsAlone(text, i) && isCard(digits.toString())
        ? new Span(at, i, "card")
        : null;
  }

  /// Whether digits without separators can be a card number.
  static boolean isCard(String digits) {
    return digits.length() >= MIN
        && digits.length() <= MAX
        && hasIssuer(digits)
        && passesLuhn(digits);
  }

  private static boolean startsAlone(String text, int at) {
    if (at == 0) {
      return true;
    }
    char before = text.charAt(at - 1);
    boolean joined =
        Text.isAlphanumeric(before)
            || (at >= 2
                && (before == '-' || before == ' ' || before == '.')
                && Text.isDigit(text.charAt(at - 2)));
    return !joined;
  }

  private static boolean endsAlone(String text, int end) {
    if (end == text.length()) {
      return true;
    }
    char after = text.charAt(end);
    return !Text.isAlphanumeric(after) && !(after == '.' && digitAt(text, end + 1));
  }

  private static boolean digitAt(String text, int at) {
    return at < text.length() && Text.isDigit(text.charAt(at));
  }

  /// Issuer identification numbers as the schemes publish them, with the lengths each uses.
  private static boolean hasIssuer(String digits) {
    int length = digits.length();
    int two = Integer.parseInt(digits.substring(0, 2));
    int three = Integer.parseInt(digits.substring(0, 3));
    int four = Integer.parseInt(digits.substring(0, 4));
    boolean visa = two / 10 == 4 && (length == 13 || length == 16 || length == 19);
    boolean mastercard =
        length == 16 && ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720));
    boolean amex = length == 15 && (two == 34 || two == 37);
    boolean discover =
        length >= 16 && (four == 6011 || (three >= 644 && three <= 649) || two == 65);
    boolean diners =
        length >= 14 && ((three >= 300 && three <= 305) || three == 309 || two == 36 || two == 38);
    boolean jcb = length >= 16 && four >= 3528 && four <= 3589;
    boolean unionPay = length >= 16 && two == 62;
    boolean maestro =
        switch (four) {
          case 5018, 5020, 5038, 5612, 5893, 6304, 6390, 6759, 6761, 6762, 6763 -> true;
          default -> false;
        };
    return visa || mastercard || amex || discover || diners || jcb || unionPay || maestro;
  }

  private static boolean passesLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : 2 * digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }
}
