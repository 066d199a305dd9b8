package io.inscope.snapshot.yaml;

import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A tree as YAML in the style kubectl prints: list dashes at the column of their key. What it
/// writes, [YamlTree] reads back as the same tree.
public final class YamlWriter {
  /// Texts that need no quotes in any version of YAML.
  private static final Pattern BARE =
      Pattern.compile("[A-Za-z/][A-Za-z0-9_./@-]*(:[A-Za-z0-9_./@-]+)*");

  private static final Pattern AMBIGUOUS =
      Pattern.compile("(?i:true|false|null|yes|no|on|off|y|n)|\\.(?i:inf|nan)");

  private YamlWriter() {}

  /// The text, with a line feed at its end.
  public static String text(JsonObject document) {
    StringBuilder out = new StringBuilder();
    if (document.isEmpty()) {
      return "{}\n";
    }
    object(document, 0, out, false);
    return out.toString();
  }

  private static void object(JsonObject object, int depth, StringBuilder out, boolean inline) {
    for (int i = 0; i < object.size(); i++) {
      if (i > 0 || !inline) {
        indent(depth, out);
      }
      out.append(scalar(object.key(i))).append(':');
      value(object.value(i), depth, out);
    }
  }

  /// What stands behind a key.
  private static void value(@Nullable Object value, int depth, StringBuilder out) {
    switch (value) {
      case JsonObject object when !object.isEmpty() -> {
        out.append('\n');
        object(object, depth + 1, out, false);
      }
      case JsonArray array when !array.isEmpty() -> {
        out.append('\n');
        items(array, depth, out);
      }
      case String text when isBlock(text) -> block(text, depth + 1, out);
      case null, default -> out.append(' ').append(flat(value)).append('\n');
    }
  }

  private static void items(JsonArray array, int depth, StringBuilder out) {
    for (int i = 0; i < array.size(); i++) {
      indent(depth, out);
      out.append("- ");
      switch (array.get(i)) {
        case JsonObject object when !object.isEmpty() -> object(object, depth + 1, out, true);
        case null, default -> out.append(flat(array.get(i))).append('\n');
      }
    }
  }

  /// A scalar, or a collection on one line: JSON is YAML.
  private static String flat(@Nullable Object value) {
    return value instanceof String text ? scalar(text) : CanonicalJson.text(value);
  }

  private static String scalar(String text) {
    return BARE.matcher(text).matches() && !AMBIGUOUS.matcher(text).matches()
        ? text
        : CanonicalJson.text(text);
  }

  private static boolean isBlock(String text) {
    return text.indexOf('\n') >= 0
        && text.indexOf('\n') < text.length() - 1
        && !text.startsWith(" ")
        && !text.startsWith("\n")
        && text.chars()
            .allMatch(c -> c == '\n' || (c >= 0x20 && c < 0x7f) || (c >= 0xa0 && c < 0xd800));
  }

  private static void block(String text, int depth, StringBuilder out) {
    boolean ends = text.endsWith("\n");
    boolean keeps = text.endsWith("\n\n");
    out.append(keeps ? " |+\n" : ends ? " |\n" : " |-\n");
    String body = ends ? text.substring(0, text.length() - 1) : text;
    for (String line : body.split("\n", -1)) {
      if (!line.isEmpty()) {
        indent(depth, out);
        out.append(line);
      }
      out.append('\n');
    }
  }

  private static void indent(int depth, StringBuilder out) {
    out.repeat("  ", depth);
  }
}
