package io.inscope.snapshot.redaction;

import org.jspecify.annotations.Nullable;

/// Credentials of an HTTP request (RFC 9110, section 11.6.2) wherever the header is quoted: `Bearer
/// <token>`, `Basic <base64>`. Prose ("Basic authentication") has no digit in the word that
/// follows.
final class AuthorizationHeader implements Detector {
  private static final int SHORTEST = 8;

  @Override
  public String triggers() {
    return "Bb";
  }

  @Override
  public @Nullable Span find(String text, int at) {
    boolean bearer = text.regionMatches(true, at, "Bearer ", 0, 7);
    boolean basic = text.regionMatches(true, at, "Basic ", 0, 6);
    if ((!bearer && !basic) || !Text.startsToken(text, at)) {
      return null;
    }
    int from = at + (bearer ? 7 : 6);
    int end = Text.skip(text, from, c -> Text.isBase64(c) || c == '.' || c == '~');
    String token = text.substring(from, end);
    boolean credential =
        token.length() >= SHORTEST
            && (basic
                ? BasicAuth.isEncoded(token)
                : token.chars().anyMatch(c -> Text.isDigit((char) c)));
    return credential ? new Span(from, end, bearer ? "token" : "password") : null;
  }
}
