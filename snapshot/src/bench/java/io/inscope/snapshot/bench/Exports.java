package io.inscope.snapshot.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Writes a [SyntheticCluster] as `kubectl get -o json` (indented by four), compact JSON, `kubectl
/// get -o yaml` and gzip of the first.
public final class Exports {
  private static final String JSON_HEAD = "{\n    \"apiVersion\": \"v1\",\n    \"items\": [\n";
  private static final String JSON_TAIL =
      "\n"
          + "    ],\n"
          + "    \"kind\": \"List\",\n"
          + "    \"metadata\": {\n"
          + "        \"resourceVersion\": \"\"\n"
          + "    }\n"
          + "}\n";

  private Exports() {}

  /// @param format `json`, `compact`, `yaml` or `gz`
  /// @return the file
  static Path write(int pods, Path folder, String format) throws IOException {
    Path file =
        folder.resolve(
            switch (format) {
              case "json" -> "pretty-" + pods + ".json";
              case "compact" -> "compact-" + pods + ".json";
              case "yaml" -> "list-" + pods + ".yaml";
              case "gz" -> "pretty-" + pods + ".json.gz";
              default -> throw new IllegalArgumentException(format);
            });
    try (OutputStream out = new BufferedOutputStream(opened(file, format), 1 << 20)) {
      boolean yaml = format.equals("yaml");
      boolean compact = format.equals("compact");
      put(
          out,
          yaml
              ? "apiVersion: v1\nitems:\n"
              : compact ? "{\"apiVersion\":\"v1\",\"items\":[" : JSON_HEAD);
      boolean[] first = {true};
      StringBuilder text = new StringBuilder();
      new SyntheticCluster(pods)
          .each(
              object -> {
                text.setLength(0);
                if (!first[0] && !yaml) {
                  text.append(compact ? "," : ",\n");
                }
                first[0] = false;
                if (yaml) {
                  text.append("- ");
                  yaml(object, "  ", text);
                } else if (compact) {
                  json(object, null, text);
                } else {
                  text.append("        ");
                  json(object, "        ", text);
                }
                put(out, text.toString());
              });
      put(
          out,
          yaml
              ? "kind: List\nmetadata:\n  resourceVersion: \"\"\n"
              : compact
                  ? "],\"kind\":\"List\",\"metadata\":{\"resourceVersion\":\"\"}}\n"
                  : JSON_TAIL);
    }
    return file;
  }

  /// One object as compact JSON.
  public static String compact(Map<String, Object> object) {
    StringBuilder text = new StringBuilder();
    json(object, null, text);
    return text.toString();
  }

  private static OutputStream opened(Path file, String format) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    return format.equals("gz") ? new GZIPOutputStream(out, 1 << 16) : out;
  }

  private static void put(OutputStream out, String text) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// @param indent of the line the value stands on; null for compact
  private static void json(Object value, @Nullable String indent, StringBuilder out) {
    @Nullable String deeper = indent == null ? null : indent + "    ";
    switch (value) {
      case Map<?, ?> map when map.isEmpty() -> out.append("{}");
      case List<?> list when list.isEmpty() -> out.append("[]");
      case Map<?, ?> map -> {
        out.append('{');
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          separate(first, deeper, out);
          first = false;
          quote((String) entry.getKey(), out);
          out.append(indent == null ? ":" : ": ");
          json(entry.getValue(), deeper, out);
        }
        close('}', indent, out);
      }
      case List<?> list -> {
        out.append('[');
        boolean first = true;
        for (Object item : list) {
          separate(first, deeper, out);
          first = false;
          json(item, deeper, out);
        }
        close(']', indent, out);
      }
      case String text -> quote(text, out);
      default -> out.append(value);
    }
  }

  private static void separate(boolean first, @Nullable String indent, StringBuilder out) {
    if (!first) {
      out.append(',');
    }
    if (indent != null) {
      out.append('\n').append(indent);
    }
  }

  private static void close(char bracket, @Nullable String indent, StringBuilder out) {
    if (indent != null) {
      out.append('\n').append(indent);
    }
    out.append(bracket);
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    out.append(text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
    out.append('"');
  }

  /// As kubectl does: mappings indented by two, lists not indented, the first key after the dash.
  private static void yaml(Object value, String indent, StringBuilder out) {
    switch (value) {
      case Map<?, ?> map -> {
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          if (!first) {
            out.append(indent);
          }
          first = false;
          scalar((String) entry.getKey(), indent, out);
          out.append(':');
          child(entry.getValue(), indent, out);
        }
      }
      case List<?> list -> {
        boolean first = true;
        for (Object item : list) {
          if (!first) {
            out.append(indent);
          }
          first = false;
          out.append('-');
          boolean nested = item instanceof Map<?, ?> map && !map.isEmpty();
          if (nested) {
            out.append(' ');
            yaml(item, indent + "  ", out);
          } else {
            child(item, indent, out);
          }
        }
      }
      default -> throw new IllegalArgumentException();
    }
  }

  private static void child(Object value, String indent, StringBuilder out) {
    switch (value) {
      case Map<?, ?> map when map.isEmpty() -> out.append(" {}\n");
      case List<?> list when list.isEmpty() -> out.append(" []\n");
      case Map<?, ?> map -> {
        out.append('\n').append(indent).append("  ");
        yaml(map, indent + "  ", out);
      }
      case List<?> list -> {
        out.append('\n').append(indent);
        yaml(list, indent, out);
      }
      case String text -> {
        out.append(' ');
        scalar(text, indent, out);
        out.append('\n');
      }
      default -> out.append(' ').append(value).append('\n');
    }
  }

  private static void scalar(String text, String indent, StringBuilder out) {
    boolean block = text.endsWith("\n");
    if (block) {
      out.append('|');
      for (String line : text.split("\n")) {
        out.append('\n').append(indent).append("  ").append(line);
      }
      return;
    }
    boolean typed =
        text.matches("[-+.]?[0-9][0-9._:eE+-]*([TZ].*)?")
            || List.of(
                    "", "true", "false", "null", "yes", "no", "on", "off", "True", "False", "y",
                    "n")
                .contains(text);
    boolean odd =
        text.startsWith("{")
            || text.contains("\"")
            || text.contains(": ")
            || text.contains(" #")
            || text.startsWith("- ");
    if (typed) {
      out.append('"').append(text).append('"');
    } else if (odd && !text.startsWith("k:{")) {
      out.append('\'').append(text.replace("'", "''")).append('\'');
    } else {
      out.append(text);
    }
  }
}
