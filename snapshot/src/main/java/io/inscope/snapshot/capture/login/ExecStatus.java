package io.inscope.snapshot.capture.login;

import io.inscope.snapshot.capture.CaptureException;
import io.inscope.snapshot.json.Duplicates;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.JsonProblem;
import io.inscope.snapshot.json.JsonText;
import io.inscope.snapshot.json.WrongShape;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Reads what a login program printed:
/// [ExecCredential](https://kubernetes.io/docs/reference/config-api/client-authentication.v1/).
final class ExecStatus {
  private ExecStatus() {}

  static Source.Fresh parse(byte[] printed, ExecCall call, Instant now) throws CaptureException {
    try {
      return parsed(printed, call, now);
    } catch (WrongShape e) {
      throw unusable(
          call, String.valueOf(e.getMessage())); // says where and what shape, and no value
    }
  }

  private static Source.Fresh parsed(byte[] printed, ExecCall call, Instant now)
      throws CaptureException {
    Field answer = object(printed, call);
    String version = answer.at("apiVersion").text("");
    if (!answer.at("kind").text("").equals("ExecCredential")) {
      throw unusable(call, "it is not an ExecCredential");
    }
    if (!version.equals(call.apiVersion())) {
      throw unusable(call, "it is of another version than '" + call.apiVersion() + "'");
    }
    Field status = answer.at("status");
    String token = status.at("token").text("").strip();
    String certificate = status.at("clientCertificateData").text("");
    String key = status.at("clientKeyData").text("");
    if (certificate.isEmpty() != key.isEmpty()) {
      throw unusable(call, "there is a certificate without its key, or a key without certificate");
    }
    if (token.isEmpty() && key.isEmpty()) {
      throw unusable(call, "there is neither a token nor a certificate in it");
    }
    if (!token.isEmpty() && !Proof.isToken(token)) {
      throw unusable(call, "its token has characters no token has");
    }
    Optional<ClientKey> pair =
        key.isEmpty()
            ? Optional.empty()
            : Optional.of(
                ClientKey.of(bytes(certificate), bytes(key), "user '" + call.user() + "'", now));
    Optional<Instant> until = until(status, call);
    return new Source.Fresh(
        new Proof(token.isEmpty() ? Optional.empty() : Optional.of("Bearer " + token), pair),
        until.isPresent() ? until : pair.map(ClientKey::until));
  }

  private static Optional<Instant> until(Field status, ExecCall call) throws CaptureException {
    Optional<String> written = status.at("expirationTimestamp").text();
    try {
      return written.map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException _) {
      throw unusable(call, "its 'expirationTimestamp' is not a time");
    }
  }

  private static Field object(byte[] printed, ExecCall call) throws CaptureException {
    try {
      if (new JsonText(printed, 1, 1).tree(Duplicates.IGNORED) instanceof JsonObject object) {
        return Field.root(object);
      }
    } catch (JsonProblem _) {
      // said below: there may be a token in it
    }
    throw unusable(call, printed.length == 0 ? "it is empty" : "it is not a JSON object");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static CaptureException unusable(ExecCall call, String why) {
    return new CaptureException(
        "CAPTURE-PLUGIN",
        "what the login program of the user '%s' printed cannot be used: %s"
            .formatted(call.user(), why),
        "See what it prints in a terminal: " + call.commandLine());
  }
}
