package io.inscope.snapshot.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;

/// What becomes of one value that is secret by its place.
final class SecretValue {
  private static final CardNumber CARD = new CardNumber();

  private final FingerprintKey key;

  SecretValue(FingerprintKey key) {
    this.key = key;
  }

  /// A value of a Secret's `data`: base64. Text that is not base64 is taken as it is: an elision,
  /// or a manifest somebody wrote by hand.
  String encoded(String value) {
    Optional<byte[]> decoded = decode(value);
    Optional<Marker> elided = decoded.isPresent() ? Optional.empty() : Elision.of(value);
    if (elided.isPresent() && !elided.get().length().isEmpty()) {
      return Marker.elided(OptionalInt.empty())
          .text(); // the length of the base64, not of the value
    }
    byte[] bytes = decoded.orElseGet(() -> value.getBytes(StandardCharsets.UTF_8));
    String text = new String(bytes, StandardCharsets.UTF_8);
    return plain(value, text, bytes, secret(text));
  }

  /// What a value of a Secret is, as far as that may be told: `secret-card` when a card number is
  /// in it, `private-key`, else `secret-value`.
  static String secret(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Text.isDigit(text.charAt(i)) && CARD.find(text, i) != null) {
        return "secret-card";
      }
    }
    return text.contains("PRIVATE KEY-----") ? "private-key" : "secret-value";
  }

  /// A value that stands as it is: `stringData`, `env`.
  String plain(String value, String what) {
    return plain(value, value, value.getBytes(StandardCharsets.UTF_8), what);
  }

  private String plain(String value, String text, byte[] bytes, String what) {
    if (value.isEmpty() || Marker.parse(value).isPresent() || PublicPem.isAllOf(text)) {
      return value;
    }
    return Elision.of(value)
        .or(() -> Elision.of(text))
        .orElseGet(() -> Marker.of(what, bytes, key))
        .text();
  }

  private static Optional<byte[]> decode(String value) {
    try {
      return Optional.of(Base64.getDecoder().decode(value.replaceAll("\\s", "")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
