package io.inscope.snapshot.importing;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An export of files by path, and what importing it as a tar gives.
final class Tree {
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  Tree with(String path, String content) {
    files.put(path, content.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  Tree with(String path, byte[] content) {
    files.put(path, content);
    return this;
  }

  Imported imported() {
    return Imported.of(Archives.tar(files));
  }

  /// One object as JSON on one line.
  static String json(String apiVersion, String kind, String namespace, String name) {
    return ("{\"apiVersion\":\"%s\",\"kind\":\"%s\",\"metadata\":{%s\"name\":\"%s\"}}")
        .formatted(
            apiVersion,
            kind,
            namespace.isEmpty() ? "" : "\"namespace\":\"" + namespace + "\",",
            name);
  }

  /// The same object without saying what it is, as many tools store it.
  static String bare(String namespace, String name) {
    return "{\"metadata\":{%s\"name\":\"%s\"}}"
        .formatted(namespace.isEmpty() ? "" : "\"namespace\":\"" + namespace + "\",", name);
  }

  static String list(String kind, String... items) {
    return "{\"apiVersion\":\"v1\",\"kind\":\"%s\",\"items\":[%s]}"
        .formatted(kind, String.join(",", items));
  }

  /// What was said of one kind, in order, once each.
  static List<String> said(Imported imported, String kind) {
    return imported.coverage.stream().filter(row -> row.startsWith(kind + " ")).distinct().toList();
  }

  /// `velero: metadata/version and 2 files`
  static List<String> formats(Imported imported) {
    return imported.summaries.stream()
        .flatMap(summary -> summary.formats().stream())
        .map(format -> format.id() + ": " + format.reason())
        .toList();
  }
}
