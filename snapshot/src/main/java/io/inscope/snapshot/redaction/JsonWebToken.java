package io.inscope.snapshot.redaction;

import org.jspecify.annotations.Nullable;

/// A JSON Web Token (RFC 7519): base64url parts joined by dots, the first beginning with `{"`.
/// Service account tokens are of this form.
final class JsonWebToken implements Detector {
  private static final int SHORTEST = 24;

  @Override
  public String triggers() {
    return "e";
  }

  @Override
  public @Nullable Span find(String text, int at) {
    if (!text.startsWith("eyJ", at) || !Text.startsToken(text, at)) {
      return null;
    }
    int end = Text.skip(text, at, c -> (Text.isBase64(c) && c != '/' && c != '+') || c == '.');
    int dot = text.indexOf('.', at, end);
    boolean parts = dot > 0 && dot + 1 < end;
    return parts && end - at >= SHORTEST ? new Span(at, end, "jwt") : null;
  }
}
