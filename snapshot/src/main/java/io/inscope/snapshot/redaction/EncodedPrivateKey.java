package io.inscope.snapshot.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// A PEM private key in base64, as kubeconfigs carry it in `client-key-data`. Certificates in the
/// same dress (`caBundle`) stay.
final class EncodedPrivateKey implements Detector {
  /// Base64 of `-----BEGI`.
  private static final String BEGIN = "LS0tLS1CRUdJ";

  /// How much is decoded of base64 that begins in the middle of other base64.
  private static final int LONGEST_WITHIN = 1 << 18;

  private static final int LOOK_BACK = 1 << 13;

  @Override
  public String triggers() {
    return "L";
  }

  @Override
  public @Nullable Span find(String text, int at) {
    if (!text.startsWith(BEGIN, at)) {
      return null;
    }
    boolean within = at > 0 && Text.isBase64(text.charAt(at - 1));
    if (within && isFollowing(text, at)) {
      return null;
    }
    int limit = within ? Math.min(text.length(), at + LONGEST_WITHIN) : text.length();
    int end = Text.skip(text, at, limit, Text::isBase64);
    return isPublic(text.substring(at, end)) ? null : new Span(at, end, "private-key");
  }

  /// Whether the same base64 was decoded from a shortly earlier beginning on: it is public then,
  /// and decoding it again from each would be quadratic.
  private static boolean isFollowing(String text, int at) {
    int before = text.lastIndexOf(BEGIN, at - 1);
    return before >= Math.max(0, at - LOOK_BACK)
        && (at - before) % 4 == 0
        && Text.skip(text, before, at, Text::isBase64) == at;
  }

  private static boolean isPublic(String base64) {
    try {
      byte[] decoded = Base64.getMimeDecoder().decode(base64);
      return !new String(decoded, StandardCharsets.ISO_8859_1).contains("PRIVATE KEY");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
