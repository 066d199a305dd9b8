package io.inscope.snapshot.signing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A signature over a seal, with the public key that it can be checked with.
///
/// @param signature base64
public record SealSignature(SealStatement statement, PublicKeyText key, String signature) {
  private static final Pattern TEXT =
      Pattern.compile(
          "snapshot (\\d{1,9}) sealed at (\\S+) sha256 ([0-9a-f]+) key (\\S+) signature (\\S+)");

  /// Reads what [#text] writes.
  public static Optional<SealSignature> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(
            new SealSignature(
                new SealStatement(Integer.parseInt(parts.group(1)), parts.group(2), parts.group(3)),
                new PublicKeyText(parts.group(4)),
                parts.group(5)))
        : Optional.empty();
  }

  /// One line for the chain of custody.
  public String text() {
    return "snapshot %d sealed at %s sha256 %s key %s signature %s"
        .formatted(
            statement.snapshot(),
            statement.sealedAt(),
            statement.sha256(),
            key.base64(),
            signature);
  }

  /// Whether the key made it over this very statement. Whose key that is, is another question.
  public boolean isGenuine() {
    return key.verifies(statement.bytes(fingerprintOrEmpty()), signature);
  }

  private String fingerprintOrEmpty() {
    try {
      return key.fingerprint();
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
