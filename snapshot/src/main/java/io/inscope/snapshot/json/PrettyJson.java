package io.inscope.snapshot.json;

import org.jspecify.annotations.Nullable;

/// A tree as JSON for people: two spaces a level, keys in the order of the tree.
public final class PrettyJson {
  private PrettyJson() {}

  /// The text, with a line feed at its end.
  public static String text(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    write(value, 0, out);
    return out.append('\n').toString();
  }

  private static void write(@Nullable Object value, int depth, StringBuilder out) {
    switch (value) {
      case JsonObject object when !object.isEmpty() -> {
        out.append('{');
        for (int i = 0; i < object.size(); i++) {
          newLine(depth + 1, out.append(i > 0 ? "," : ""));
          out.append(CanonicalJson.text(object.key(i))).append(": ");
          write(object.value(i), depth + 1, out);
        }
        newLine(depth, out);
        out.append('}');
      }
      case JsonArray array when !array.isEmpty() -> {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
          newLine(depth + 1, out.append(i > 0 ? "," : ""));
          write(array.get(i), depth + 1, out);
        }
        newLine(depth, out);
        out.append(']');
      }
      case null, default -> out.append(CanonicalJson.text(value));
    }
  }

  private static void newLine(int depth, StringBuilder out) {
    out.append('\n').append("  ".repeat(depth));
  }
}
