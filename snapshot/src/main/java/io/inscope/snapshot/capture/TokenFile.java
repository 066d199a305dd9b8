package io.inscope.snapshot.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A bearer token in a file that somebody else keeps fresh.
final class TokenFile implements Credential {
  private final Path file;
  private String token = "";

  TokenFile(Path file) {
    this.file = file;
  }

  @Override
  public synchronized Optional<String> authorization() throws CaptureException {
    if (token.isEmpty()) {
      token = read();
    }
    return Optional.of("Bearer " + token);
  }

  @Override
  public synchronized boolean renew() throws CaptureException {
    String before = token;
    token = read();
    return !token.equals(before);
  }

  private String read() throws CaptureException {
    try {
      String text = Files.readString(file).strip();
      if (!text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
        return text;
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
