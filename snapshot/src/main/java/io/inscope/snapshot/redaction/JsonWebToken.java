package io.inscope.snapshot.redaction;

import org.jspecify.annotations.Nullable;

/// A JSON Web Token (RFC 7519): base64url parts joined by dots, the first beginning with `{"`.
/// Service account tokens are of this form.
final class JsonWebToken implements Detector {
  private static final int SHORTEST = 24;

  /// How far a token is followed that begins in the middle of characters of its own kind.
  private static final int LONGEST_WITHIN = 1 << 16;

  private static final int LOOK_BACK = 1 << 12;

  @Override
  public String triggers() {
    return "e";
  }

  @Override
  public @Nullable Span find(String text, int at) {
    if (!text.startsWith("eyJ", at) || !Text.startsToken(text, at)) {
      return null;
    }
    int limit = text.length();
    if (at > 0 && isPart(text.charAt(at - 1))) {
      if (isFollowing(text, at)) {
        return null;
      }
      limit = Math.min(limit, at + LONGEST_WITHIN);
    }
    int end = Text.skip(text, at, limit, c -> isPart(c) || c == '.');
    int dot = text.indexOf('.', at, end);
    boolean parts = dot > 0 && dot + 1 < end;
    return parts && end - at >= SHORTEST ? new Span(at, end, "jwt") : null;
  }

  /// Whether the same row of characters began a token shortly before: then it was looked at, and
  /// looking again at each would be quadratic.
  private static boolean isFollowing(String text, int at) {
    int limit = Math.max(0, at - LOOK_BACK);
    for (int i = at - 1; i >= limit && isPart(text.charAt(i)); i--) {
      if (text.startsWith("eyJ", i) && Text.startsToken(text, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPart(int c) {
    return Text.isBase64(c) && c != '/' && c != '+';
  }
}
