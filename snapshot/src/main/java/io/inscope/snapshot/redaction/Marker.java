package io.inscope.snapshot.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands in place of a redacted value. One of
///
/// ```
/// redacted:<what>:len=<bytes>:hmac=<32 hex digits>     a value that was there
/// redacted:elided:len=<bytes>                          a value the exporting tool had left out
/// redacted:elided                                      the same, its length unknown
/// redacted:sealed                                      a ciphertext that only the cluster can open
/// redacted:card:411111******1111                       a card number: first six, last four digits
/// ```
///
/// No quotes, spaces or braces, so that a marker survives inside JSON, YAML, URLs and command
/// lines.
///
/// @param what the rule that found it: `secret-value`, `secret-card` (a value of a Secret with a
///   card number in it), `password`, `private-key`, `track`, `jwt`, ...
/// @param length bytes of the value, after decoding for a Secret
/// @param fingerprint equal for equal values under the same [FingerprintKey]; empty when the value
///   was not there
/// @param shown the masked digits of a card number, else empty
public record Marker(String what, OptionalInt length, String fingerprint, String shown) {
  static final String START = "redacted:";

  private static final Pattern FORM =
      Pattern.compile(
          "redacted:(?:card:(?<shown>\\d{6}\\*{3,9}\\d{4})"
              + "|(?<sealed>sealed)"
              + "|elided(?::len=(?<elided>\\d{1,9}))?"
              + "|(?<what>[a-z-]{1,30}):len=(?<length>\\d{1,9}):hmac=(?<hmac>[0-9a-f]{32}))");

  static Marker of(String what, byte[] value, FingerprintKey key) {
    return new Marker(what, OptionalInt.of(value.length), key.fingerprint(value), "");
  }

  static Marker of(String what, String value, FingerprintKey key) {
    return of(what, value.getBytes(StandardCharsets.UTF_8), key);
  }

  static Marker elided(OptionalInt length) {
    return new Marker("elided", length, "", "");
  }

  static Marker sealed() {
    return new Marker("sealed", OptionalInt.empty(), "", "");
  }

  /// @param digits of the card number, without separators
  static Marker card(String digits) {
    int hidden = digits.length() - 10;
    String shown =
        digits.substring(0, 6) + "*".repeat(hidden) + digits.substring(digits.length() - 4);
    return new Marker("card", OptionalInt.empty(), "", shown);
  }

  /// The marker that is the whole text.
  public static Optional<Marker> parse(String text) {
    if (!text.startsWith(START)) {
      return Optional.empty();
    }
    Matcher matcher = FORM.matcher(text);
    return matcher.matches() ? Optional.of(read(matcher)) : Optional.empty();
  }

  /// The first marker in a text.
  public static Optional<Marker> find(String text) {
    if (!text.contains(START)) {
      return Optional.empty();
    }
    Matcher matcher = FORM.matcher(text);
    return matcher.find() ? Optional.of(read(matcher)) : Optional.empty();
  }

  /// Where the marker that starts at a position ends; -1 when none starts there.
  static int end(String text, int at) {
    if (!text.startsWith(START, at)) {
      return -1;
    }
    Matcher matcher = FORM.matcher(text).region(at, text.length());
    return matcher.lookingAt() ? matcher.end() : -1;
  }

  private static Marker read(Matcher matcher) {
    if (matcher.group("shown") != null) {
      return new Marker("card", OptionalInt.empty(), "", matcher.group("shown"));
    }
    if (matcher.group("sealed") != null) {
      return sealed();
    }
    if (matcher.group("what") == null) {
      String length = matcher.group("elided");
      return elided(
          length == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(length)));
    }
    return new Marker(
        matcher.group("what"),
        OptionalInt.of(Integer.parseInt(matcher.group("length"))),
        matcher.group("hmac"),
        "");
  }

  /// The text that is stored; [#parse] reads it back.
  public String text() {
    if (!shown.isEmpty()) {
      return START + "card:" + shown;
    }
    return START
        + what
        + (length.isPresent() ? ":len=" + length.getAsInt() : "")
        + (fingerprint.isEmpty() ? "" : ":hmac=" + fingerprint);
  }
}
