package io.inscope.snapshot.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// `user:password` in base64, as the Basic scheme (RFC 7617) and docker's config use it.
final class BasicAuth {
  private BasicAuth() {}

  static boolean isEncoded(String value) {
    try {
      String decoded =
          new String(Base64.getDecoder().decode(value.strip()), StandardCharsets.UTF_8);
      return decoded.indexOf(':') > 0 && decoded.chars().noneMatch(Character::isISOControl);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
