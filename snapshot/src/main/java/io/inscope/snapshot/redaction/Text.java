package io.inscope.snapshot.redaction;

import java.util.function.IntPredicate;

/// Questions about characters that the detectors share.
final class Text {
  private Text() {}

  static boolean isAlphanumeric(char c) {
    return isDigit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '`';
  }

  /// Whether nothing in it is a control character or a byte that was no text.
  static boolean isReadable(String text) {
    return text.chars().noneMatch(c -> c == 0xfffd || (c < 0x20 && !isBlank((char) c)));
  }

  /// Base64 of both alphabets, with padding.
  static boolean isBase64(int c) {
    return (c < 128 && isAlphanumeric((char) c)) || "+/=_-".indexOf(c) >= 0;
  }

  /// Whether a token begins here: nothing alphanumeric right before.
  static boolean startsToken(String text, int at) {
    return at == 0 || (!isAlphanumeric(text.charAt(at - 1)) && text.charAt(at - 1) != '_');
  }

  /// The first index from which the characters are no longer of a class.
  static int skip(String text, int from, IntPredicate of) {
    return skip(text, from, text.length(), of);
  }

  static int skip(String text, int from, int to, IntPredicate of) {
    int i = from;
    while (i < to && of.test(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /// The end of a word: white space, a quote, or something that closes or separates.
  static int wordEnd(String text, int from) {
    return skip(
        text, from, c -> !isBlank((char) c) && !isQuote((char) c) && "\\,;&<>(){}|".indexOf(c) < 0);
  }
}
