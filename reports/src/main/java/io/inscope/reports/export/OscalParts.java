package io.inscope.reports.export;

import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import java.util.List;
import java.util.Locale;

/// Small parts of OSCAL documents.
final class OscalParts {
  /// Whose properties they are.
  private static final String NS = "urn:inscope:oscal";

  private OscalParts() {}

  /// A token: letters, digits, `.`, `-` and `_`, with a letter first.
  static String token(String framework, String number) {
    String plain = (framework + "_" + number).replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    return Character.isLetter(plain.codePointAt(0)) ? plain : "r-" + plain;
  }

  /// A property; its value is one line and not empty.
  static JsonObject property(String name, String value) {
    return JsonObject.builder()
        .put("name", name.toLowerCase(Locale.ROOT))
        .put("ns", NS)
        .put("value", line(value))
        .build();
  }

  /// Text where a line is asked for; never empty.
  static String line(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.isEmpty() ? "none" : line;
  }

  static JsonArray array(List<JsonObject> items) {
    JsonArray.Builder array = JsonArray.builder();
    items.forEach(array::add);
    return array.build();
  }
}
