package io.inscope.snapshot.capture.login;

import io.inscope.snapshot.capture.CaptureException;
import java.io.IOException;
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

  @Override
  public Fresh fetch(Optional<Proof> refused) throws CaptureException {
    try {
      String text = Files.readString(file).strip();
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
}
