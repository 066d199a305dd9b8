package io.inscope.snapshot.redaction;

import org.jspecify.annotations.Nullable;

/// What a card's magnetic stripe holds (ISO/IEC 7813): track 1, `%B`, card number, `^`, name, `^`,
/// expiry and codes; or track 2, card number, `=` or `D`, expiry and codes. All of it is taken out,
/// and not only the number: what follows may be kept by nobody after a payment is authorised.
final class TrackData implements Detector {
  private static final int LONGEST_NAME = 40;

  /// Year and month of expiry, and the service code.
  private static final int FIXED_DIGITS = 7;

  private static final int LONGEST_REST = 60;

  @Override
  public String triggers() {
    return "%0123456789";
  }

  @Override
  public @Nullable Span find(String text, int at) {
    boolean first = text.startsWith("%B", at);
    if (!first && (text.charAt(at) == '%' || !Text.startsToken(text, at))) {
      return null;
    }
    int from = first ? at + 2 : at;
    int end = Text.skip(text, from, c -> Text.isDigit((char) c));
    if (end == text.length() || !CardNumber.isCard(text.substring(from, end))) {
      return null;
    }
    int data = first ? afterName(text, end) : "=D".indexOf(text.charAt(end)) >= 0 ? end + 1 : -1;
    if (data < 0 || !isExpiry(text, data)) {
      return null;
    }
    int limit = Math.min(text.length(), data + LONGEST_REST);
    int rest = Text.skip(text, data, limit, c -> c < 128 && Text.isAlphanumeric((char) c));
    return new Span(at, rest, "track");
  }

  /// The name between two carets; -1 when there is none.
  private static int afterName(String text, int at) {
    int close = text.indexOf('^', at + 1);
    return text.charAt(at) == '^' && close > 0 && close - at <= LONGEST_NAME ? close + 1 : -1;
  }

  private static boolean isExpiry(String text, int at) {
    if (Text.skip(text, at, c -> Text.isDigit((char) c)) < at + FIXED_DIGITS) {
      return false;
    }
    int month = Integer.parseInt(text, at + 2, at + 4, 10);
    return month >= 1 && month <= 12;
  }
}
