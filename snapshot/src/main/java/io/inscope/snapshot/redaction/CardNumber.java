package io.inscope.snapshot.redaction;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A primary account number: 13 to 19 digits, in one run or in groups as people and forms write
/// them, of a known issuer's range ([CardIssuer]) and with a valid check digit (ISO/IEC 7812-1,
/// annex B: Luhn).
///
/// Groups are joined by single blanks (`+` in a URL), no-break spaces, dashes of every kind, or
/// dots; with dots only as cards are embossed (4-4-4-4, 4-6-5), for an address or a version has
/// dots too. Other numbers may stand before and behind, as in a line of a log, so every row of
/// neighbouring groups is tried and the longest that is a card counts.
///
/// Kubernetes is full of long numbers, so digits that go on into letters or a fraction are a hash,
/// a UID or a measurement. Times in milli-, micro- or nanoseconds begin with 1, which no card of
/// their length does.
final class CardNumber implements Detector {
  private static final int MIN = 13;
  private static final int MAX = 19;

  private static final String JOINTS = " -_+\u00a0\u2007\u202f\u2010\u2011\u2012\u2013";

  @Override
  public String triggers() {
    return "0123456789";
  }

  @Override
  public @Nullable Span find(String text, int at) {
    if (!startsAlone(text, at) || !canBegin(text, at)) {
      return null;
    }
    StringBuilder digits = new StringBuilder(MAX);
    List<Integer> groups = new ArrayList<>(6);
    boolean dotted = false;
    int found = -1;
    for (int i = at; digits.length() < MAX; i++) {
      int end = runEnd(text, i, digits);
      if (end < 0) {
        break;
      }
      groups.add(end - i);
      if (digits.length() >= MIN
          && areGroups(groups, dotted)
          && endsAlone(text, end)
          && isCard(digits.toString())) {
        found = end;
      }
      if (!joins(text, end)) {
        break;
      }
      dotted |= text.charAt(end) == '.';
      i = end;
    }
    return found < 0 ? null : new Span(at, found, "card");
  }

  /// Whether digits without separators can be a card number.
  static boolean isCard(String digits) {
    return digits.length() >= MIN
        && digits.length() <= MAX
        && passesLuhn(digits)
        && CardIssuer.issues(digits);
  }

  /// Most digits are not worth more than this: whether their run is a card's length, or a group
  /// that another one follows.
  private static boolean canBegin(String text, int at) {
    int end = Text.skip(text, at, c -> Text.isDigit((char) c));
    int length = end - at;
    return (length >= MIN && length <= MAX) || (length >= 3 && length <= 7 && joins(text, end));
  }

  /// Takes the digits from a position on; -1 when there are none, or too many for a card.
  private static int runEnd(String text, int from, StringBuilder digits) {
    int end = from;
    while (digitAt(text, end)) {
      if (digits.length() == MAX) {
        return -1;
      }
      digits.append(text.charAt(end++));
    }
    return end == from ? -1 : end;
  }

  /// One run; groups of three to seven; groups of four with a shorter last; six and the rest.
  private static boolean areGroups(List<Integer> groups, boolean dotted) {
    int count = groups.size();
    int last = groups.getLast();
    boolean fours = last <= 4 && groups.stream().limit(count - 1L).allMatch(size -> size == 4);
    boolean embossed = fours || groups.equals(List.of(4, 6, 5)) || groups.equals(List.of(4, 6, 4));
    return count == 1
        || embossed
        || (!dotted
            && (groups.stream().allMatch(size -> size >= 3 && size <= 7)
                || (count == 2 && groups.getFirst() == 6)));
  }

  private static boolean joins(String text, int end) {
    return end < text.length()
        && (text.charAt(end) == '.' || JOINTS.indexOf(text.charAt(end)) >= 0)
        && digitAt(text, end + 1);
  }

  private static boolean startsAlone(String text, int at) {
    if (at == 0) {
      return true;
    }
    char before = text.charAt(at - 1);
    boolean fraction = before == '.' && at >= 2 && Text.isDigit(text.charAt(at - 2));
    boolean magneticStripe = before == 'B' && at >= 2 && text.charAt(at - 2) == '%';
    return (!Text.isAlphanumeric(before) && !fraction) || magneticStripe;
  }

  /// A fraction of zeros is none: a spreadsheet made `4111...1111.0` of the number.
  private static boolean endsAlone(String text, int end) {
    if (end == text.length()) {
      return true;
    }
    if (text.charAt(end) == '.') {
      return !digitAt(text, Text.skip(text, end + 1, c -> c == '0'));
    }
    return !Text.isAlphanumeric(text.charAt(end));
  }

  private static boolean digitAt(String text, int at) {
    return at < text.length() && Text.isDigit(text.charAt(at));
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
