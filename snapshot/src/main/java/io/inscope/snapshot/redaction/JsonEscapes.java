package io.inscope.snapshot.redaction;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The text of a JSON string as UTF-8.
final class JsonEscapes {
  private JsonEscapes() {}

  /// @return null when there is an escape that canonical JSON uses for control characters only
  static byte @Nullable [] removed(byte[] json, int from, int to) {
    byte[] text = new byte[to - from];
    int size = 0;
    for (int i = from; i < to; i++) {
      byte b = json[i];
      if (b == '\\') {
        i++;
        b =
            switch (i < to ? json[i] : 0) {
              case '"' -> '"';
              case '\\' -> '\\';
              case 'n' -> '\n';
              case 'r' -> '\r';
              case 't' -> '\t';
              default -> 0;
            };
        if (b == 0) {
          return null;
        }
      }
      text[size++] = b;
    }
    return size == text.length ? text : Arrays.copyOf(text, size);
  }
}
