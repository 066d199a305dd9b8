package io.inscope.snapshot.yaml;

import io.inscope.snapshot.json.JsonTree;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/// What a YAML scalar means.
final class YamlScalars {
  private static final Pattern INTEGER = Pattern.compile("-?(?:0|[1-9][0-9]*)");
  private static final Pattern FLOAT =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]{1,4})?");

  /// As for JSON numbers: turning digits into a number takes time that grows with their square.
  private static final int MAX_DIGITS = 1000;

  private YamlScalars() {}

  static @Nullable Object value(ScalarEvent scalar) {
    String text = scalar.getValue();
    Optional<String> tag = scalar.getTag();
    if (!scalar.isPlain() || tag.filter(t -> t.equals("tag:yaml.org,2002:str")).isPresent()) {
      return text;
    }
    return plain(text);
  }

  static @Nullable Object plain(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> null;
      case "true", "True", "TRUE" -> Boolean.TRUE;
      case "false", "False", "FALSE" -> Boolean.FALSE;
      default -> number(text);
    };
  }

  private static Object number(String text) {
    char first = text.charAt(0);
    if (text.length() > MAX_DIGITS || (first != '-' && (first < '0' || first > '9'))) {
      return text;
    }
    if (INTEGER.matcher(text).matches()) {
      return JsonTree.integer(text);
    }
    return FLOAT.matcher(text).matches() ? JsonTree.decimal(text) : text;
  }
}
