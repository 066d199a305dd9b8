package io.inscope.snapshot.capture.login;

import io.inscope.snapshot.capture.CaptureException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// A bearer token in a file that somebody else keeps fresh. Read again each minute, as
/// [client-go](https://github.com/kubernetes/client-go/blob/master/transport/token_source.go) does,
/// and when the server refuses it.
public record TokenFile(Path file, Clock clock) implements Source {
  private static final Duration GOOD_FOR = Duration.ofMinutes(1);
  private static final int MAX_TOKEN = 1 << 20;

  @Override
  public Fresh fetch(Optional<Proof> refused) throws CaptureException {
    try {
      String text = text().strip();
      if (Proof.isToken(text)) {
        return new Fresh(Proof.bearer(text), Optional.of(clock.instant().plus(GOOD_FOR)));
      }
    } catch (IOException _) {
      // said below
    }
    throw new CaptureException(
        "CAPTURE-LOGIN",
        "there is no token in '" + file + "'",
        "Correct 'tokenFile' in the kubeconfig, or write the token there.");
  }

  /// What is longer than any token, or without end as a device is, has none.
  private String text() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_TOKEN + 1);
      return bytes.length > MAX_TOKEN ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
