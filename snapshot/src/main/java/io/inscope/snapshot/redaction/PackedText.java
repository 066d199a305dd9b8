package io.inscope.snapshot.redaction;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// Text packed as base64 of gzip, as Helm keeps releases, Rancher the applied objects in an
/// annotation and Fleet whole charts in a resource; also when that was put into base64 once more,
/// as everything in a Secret is.
final class PackedText {
  /// Base64 of the gzip header (RFC 1952), and of that.
  private static final String GZIP = "H4sI";

  private static final String TWICE = "SDRzS";

  /// Larger than any object a cluster can hold would unpack to; a bomb stops here.
  static final int LIMIT = 32 << 20;

  /// Real releases and bundles expand to ten times their size; a bomb that stays below [#LIMIT]
  /// stops here.
  static final int RATIO = 200;

  /// Below this the ratio does not matter.
  private static final int SMALL = 1 << 20;

  private PackedText() {}

  static boolean isPacked(String text) {
    return text.startsWith(GZIP) || text.startsWith(TWICE);
  }

  /// The text inside; empty when it cannot be unpacked or is too large.
  static Optional<String> unpack(String text) {
    try {
      byte[] packed = Base64.getMimeDecoder().decode(text);
      if (text.startsWith(TWICE)) {
        packed = Base64.getMimeDecoder().decode(packed);
      }
      return Optional.of(new String(gunzip(packed), StandardCharsets.UTF_8));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// @throws IOException when it is not whole, or expands beyond the limits
  static byte[] gunzip(byte[] packed) throws IOException {
    long allowed = Math.min(LIMIT, Math.max(SMALL, (long) RATIO * packed.length));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] buffer = new byte[1 << 14];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes.write(buffer, 0, n);
        if (bytes.size() > allowed) {
          throw new IOException("it expands to more than " + allowed + " bytes");
        }
      }
    }
    return bytes.toByteArray();
  }
}
