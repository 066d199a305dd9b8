package io.inscope.snapshot.redaction;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// Text packed as base64 of gzip, as Helm keeps releases in ConfigMaps, Rancher the applied objects
/// in an annotation and Fleet whole charts in a resource.
final class PackedText {
  /// Base64 of the gzip header (RFC 1952).
  private static final String GZIP = "H4sI";

  /// Larger than any object a cluster can hold would unpack to; a bomb stops here.
  private static final int LIMIT = 32 << 20;

  private PackedText() {}

  static boolean isPacked(String text) {
    return text.startsWith(GZIP);
  }

  /// The text inside; empty when it cannot be unpacked or is too large.
  static Optional<String> unpack(String text) {
    try {
      byte[] packed = Base64.getMimeDecoder().decode(text);
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
        byte[] bytes = in.readNBytes(LIMIT);
        return bytes.length == LIMIT
            ? Optional.empty()
            : Optional.of(new String(bytes, StandardCharsets.UTF_8));
      }
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
