package io.inscope.snapshot.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;

/// A value that knows how kubectl prints it as JSON and as YAML.
sealed interface Node {
  /// @param yaml as it stands in YAML; quoted with apostrophes where YAML needs quotes
  /// @param isText whether JSON puts it in quotes
  record Scalar(String yaml, boolean isText) implements Node {
    String json() {
      String bare = yaml.startsWith("'") ? yaml.substring(1, yaml.length() - 1) : yaml;
      return isText ? quoted(bare) : bare;
    }
  }

  record Map(LinkedHashMap<String, Node> members) implements Node {
    void put(String key, Node value) {
      members.put(key, value);
    }
  }

  record List(ArrayList<Node> items) implements Node {
    void add(Node item) {
      items.add(item);
    }
  }

  static Scalar text(String yaml) {
    return new Scalar(yaml, true);
  }

  static Scalar literal(String text) {
    return new Scalar(text, false);
  }

  static List list(Object... items) {
    List list = new List(new ArrayList<>());
    for (Object item : items) {
      list.add(of(item));
    }
    return list;
  }

  static Map map(Object... members) {
    Map map = new Map(new LinkedHashMap<>());
    for (int i = 0; i < members.length; i += 2) {
      map.put((String) members[i], of(members[i + 1]));
    }
    return map;
  }

  private static Node of(Object value) {
    return value instanceof Node node ? node : text((String) value);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\\\"") + '"';
  }

  /// Appends JSON with four spaces a level; all on one line when the indentation is negative.
  default void json(StringBuilder out, int indent) {
    switch (this) {
      case Scalar scalar -> out.append(scalar.json());
      case Map map -> {
        String comma = "{";
        for (var member : map.members().entrySet()) {
          lead(out.append(comma), indent + 4);
          out.append(quoted(member.getKey())).append(indent < 0 ? ":" : ": ");
          member.getValue().json(out, indent < 0 ? indent : indent + 4);
          comma = ",";
        }
        close(out, map.members().isEmpty() ? "{}" : "}", indent);
      }
      case List list -> {
        String comma = "[";
        for (Node item : list.items()) {
          lead(out.append(comma), indent + 4);
          item.json(out, indent < 0 ? indent : indent + 4);
          comma = ",";
        }
        close(out, list.items().isEmpty() ? "[]" : "]", indent);
      }
    }
  }

  private static void lead(StringBuilder out, int indent) {
    if (indent >= 4) {
      out.append('\n').repeat(" ", indent);
    }
  }

  private static void close(StringBuilder out, String bracket, int indent) {
    if (indent >= 0 && bracket.length() == 1) {
      out.append('\n').repeat(" ", indent);
    }
    out.append(bracket);
  }

  /// Appends block YAML; the caller has written the indentation of the first line.
  default void yaml(StringBuilder out, int indent) {
    switch (this) {
      case Scalar scalar -> out.append(scalar.yaml()).append('\n');
      case Map map when map.members().isEmpty() -> out.append("{}\n");
      case List list when list.items().isEmpty() -> out.append("[]\n");
      case Map map -> {
        int lead = 0;
        for (var member : map.members().entrySet()) {
          out.repeat(" ", lead).append(member.getKey()).append(':');
          Node value = member.getValue();
          boolean nested =
              (value instanceof Map m && !m.members().isEmpty())
                  || (value instanceof List l && !l.items().isEmpty());
          int inner = value instanceof List ? indent : indent + 2;
          out.append(nested ? "\n" : " ").repeat(" ", nested ? inner : 0);
          value.yaml(out, inner);
          lead = indent;
        }
      }
      case List list -> {
        int lead = 0;
        for (Node item : list.items()) {
          out.repeat(" ", lead).append("- ");
          item.yaml(out, indent + 2);
          lead = indent;
        }
      }
    }
  }
}
