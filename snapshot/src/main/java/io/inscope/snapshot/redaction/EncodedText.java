package io.inscope.snapshot.redaction;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// A text that is another text in disguise: base64, or a `data:` URL ([RFC
/// 2397](https://www.rfc-editor.org/rfc/rfc2397)), in which OpenShift's MachineConfigs carry whole
/// files.
final class EncodedText {
  /// Shorter ones hold no secret that could be told by its form.
  private static final int SHORTEST = 16;

  private EncodedText() {}

  /// The text inside; empty when there is none, or it is not readable.
  static Optional<String> of(String text) {
    if (text.startsWith("data:") && text.indexOf(',') > 0) {
      int comma = text.indexOf(',');
      String body = text.substring(comma + 1);
      return text.startsWith(";base64", Math.max(0, comma - 7)) ? decoded(body) : unescaped(body);
    }
    boolean base64 =
        text.length() >= SHORTEST
            && text.length() % 4 == 0
            && Text.skip(text, 0, EncodedText::isStandard) == text.length();
    return base64 ? decoded(text) : Optional.empty();
  }

  private static boolean isStandard(int c) {
    return (c < 128 && Text.isAlphanumeric((char) c)) || c == '+' || c == '/' || c == '=';
  }

  private static Optional<String> decoded(String base64) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(base64);
      boolean packed = bytes.length > 2 && bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b;
      return packed
          ? PackedText.unpack(base64)
          : Optional.of(new String(bytes, StandardCharsets.UTF_8)).filter(Text::isReadable);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> unescaped(String percent) {
    try {
      String plus = percent.replace("+", "%2B"); // which is a blank in forms only
      return Optional.of(URLDecoder.decode(plus, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
