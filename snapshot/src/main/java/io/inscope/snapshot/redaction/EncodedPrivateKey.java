package io.inscope.snapshot.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// A PEM private key in base64, as kubeconfigs carry it in `client-key-data`. Certificates in the
/// same dress (`caBundle`) stay.
final class EncodedPrivateKey implements Detector {
  /// Base64 of `-----BEGI`.
  private static final String BEGIN = "LS0tLS1CRUdJ";

  @Override
  public String triggers() {
    return "L";
  }

  @Override
  public @Nullable Span find(String text, int at) {
    if (!text.startsWith(BEGIN, at)) {
      return null;
    }
    int end = Text.skip(text, at, Text::isBase64);
    return isPublic(text.substring(at, end)) ? null : new Span(at, end, "private-key");
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
