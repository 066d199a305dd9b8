package io.inscope.snapshot.capture;

import java.io.IOException;
import java.io.InputStream;
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
  private static final int MAX_FILE = 1 << 24;

  boolean isAbsent() {
    return data.isEmpty() && file.isEmpty();
  }

  /// @return empty when it cannot be read
  Optional<byte[]> bytes() {
    try {
      return Optional.of(
          data.isEmpty()
              ? content(Path.of(file))
              : Base64.getMimeDecoder().decode(data.getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// What is larger than any key, or without end as a device is, is none.
  private static byte[] content(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_FILE + 1);
      if (bytes.length > MAX_FILE) {
        throw new IOException("too large");
      }
      return bytes;
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
