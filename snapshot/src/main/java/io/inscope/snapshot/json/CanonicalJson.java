package io.inscope.snapshot.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The one way a tree becomes bytes: compact, keys sorted by code unit, so that equal trees give
/// equal bytes and equal hashes whatever file they came from.
///
/// Close to RFC 8785, but numbers keep the digits they were written with: a quantity is evidence,
/// and rewriting it through a binary double could change it.
public final class CanonicalJson {
  private CanonicalJson() {}

  /// UTF-8 bytes of the canonical text. Unpaired surrogates become U+FFFD's `?` replacement, as in
  /// any Java encoder.
  public static byte[] bytes(@Nullable Object value) {
    return text(value).getBytes(StandardCharsets.UTF_8);
  }

  public static String text(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  /// Appends what [#text] gives.
  public static void append(@Nullable Object value, StringBuilder out) {
    write(value, out);
  }

  private static void write(@Nullable Object value, StringBuilder out) {
    switch (value) {
      case null -> out.append("null");
      case JsonObject object -> writeObject(object, out);
      case JsonArray array -> {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
          if (i > 0) {
            out.append(',');
          }
          write(array.get(i), out);
        }
        out.append(']');
      }
      case String text -> writeString(text, out);
      default -> out.append(value);
    }
  }

  private static void writeObject(JsonObject object, StringBuilder out) {
    Integer[] order = new Integer[object.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> object.key(a).compareTo(object.key(b)));
    out.append('{');
    for (int i = 0; i < order.length; i++) {
      if (i > 0) {
        out.append(',');
      }
      writeString(object.key(order[i]), out);
      out.append(':');
      write(object.value(order[i]), out);
    }
    out.append('}');
  }

  private static void writeString(String text, StringBuilder out) {
    out.append('"');
    int plain = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c == '"' || c == '\\') {
        out.append(text, plain, i).append(escape(c));
        plain = i + 1;
      }
    }
    out.append(text, plain, text.length()).append('"');
  }

  /// How a character is escaped; empty when it stands as it is.
  static String escape(char c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      default -> c < 0x20 ? String.format("\\u%04x", (int) c) : "";
    };
  }

  /// The source lines of a tree in the order in which [#bytes] writes it: for each member and item
  /// one number, the difference to the one before it, in zigzag variable-length bytes. Small,
  /// because neighbours stand on neighbouring lines. [JsonTree#parse] reads it back.
  public static byte[] lines(JsonObject document) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Lines(out).write(document);
    return out.toByteArray();
  }

  private static final class Lines {
    private final ByteArrayOutputStream out;
    private int previous;

    Lines(ByteArrayOutputStream out) {
      this.out = out;
    }

    void write(@Nullable Object value) {
      switch (value) {
        case JsonObject object -> {
          Integer[] order = new Integer[object.size()];
          Arrays.setAll(order, i -> i);
          Arrays.sort(order, (a, b) -> object.key(a).compareTo(object.key(b)));
          for (int i : order) {
            put(object.line(i));
            write(object.value(i));
          }
        }
        case JsonArray array -> {
          for (int i = 0; i < array.size(); i++) {
            put(array.line(i));
            write(array.get(i));
          }
        }
        case null, default -> {}
      }
    }

    private void put(int line) {
      int delta = line - previous;
      previous = line;
      int zigzag = (delta << 1) ^ (delta >> 31);
      while ((zigzag & ~0x7f) != 0) {
        out.write(zigzag & 0x7f | 0x80);
        zigzag >>>= 7;
      }
      out.write(zigzag);
    }
  }
}
