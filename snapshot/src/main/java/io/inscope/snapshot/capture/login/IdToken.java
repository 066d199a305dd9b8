package io.inscope.snapshot.capture.login;

import io.inscope.snapshot.json.Duplicates;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.JsonProblem;
import io.inscope.snapshot.json.JsonText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// When an [id token](https://openid.net/specs/openid-connect-core-1_0.html#IDToken) runs out. Its
/// signature is the server's business.
final class IdToken {
  private IdToken() {}

  /// @return empty when it is not an id token
  static Optional<Instant> until(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      byte[] claims = Base64.getUrlDecoder().decode(parts[1]);
      if (new JsonText(claims, 1, 1).tree(Duplicates.IGNORED) instanceof JsonObject object) {
        return Field.root(object).at("exp").value() instanceof Number seconds
            ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
            : Optional.empty();
      }
    } catch (IllegalArgumentException | DateTimeException | JsonProblem _) {
      // it is not one
    }
    return Optional.empty();
  }
}
