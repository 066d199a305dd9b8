package io.inscope.snapshot.capture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/// A key or certificates that a kubeconfig has in itself, in base64, or names the file of. Data in
/// the kubeconfig wins, as for kubectl.
///
/// @param data may be empty
/// @param file may be empty
record Pem(String data, String file) {
  boolean isAbsent() {
    return data.isEmpty() && file.isEmpty();
  }

  /// @return empty when it cannot be read
  Optional<byte[]> bytes() {
    try {
      return Optional.of(
          data.isEmpty()
              ? Files.readAllBytes(Path.of(file))
              : Base64.getMimeDecoder().decode(data.getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  static CaptureException unreadable(String what) {
    return new CaptureException(
        "CAPTURE-KEYS",
        "the " + what + " cannot be read",
        "It is PEM, in the kubeconfig in base64 or in the file it names.");
  }

  @Override
  public String toString() {
    return file.isEmpty() ? "data" : file;
  }
}
