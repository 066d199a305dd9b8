package io.inscope.snapshot.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// The pods of a [SyntheticCluster] as an API server lists them: pages of 500, compact, the items
/// without their kind, and their members not in the order of the alphabet but in that in which Go
/// declares them. Each page is a file, beside it the same packed: what a server sends and what an
/// import reads are the same bytes. A third file has only the metadata, packed, for those who ask
/// for that.
final class Pages {
  static final int SIZE = 500;

  private static final List<String> AS_DECLARED =
      List.of("metadata", "spec", "status", "name", "generateName", "namespace", "uid");

  private final Path plain;
  private final Path packed;
  private final int pods;
  private final Path metadata;
  private final StringBuilder page = new StringBuilder();
  private final StringBuilder outlines = new StringBuilder();
  private int listed;

  private Pages(int pods, Path folder) throws IOException {
    this.pods = pods;
    this.plain = Files.createDirectories(folder.resolve("plain"));
    this.packed = Files.createDirectories(folder.resolve("packed"));
    this.metadata = Files.createDirectories(folder.resolve("metadata"));
  }

  static Path plain(Path folder, int page) {
    return folder.resolve("plain").resolve("pods-%05d.json".formatted(page));
  }

  static Path packed(Path folder, int page) {
    return folder.resolve("packed").resolve("pods-%05d.json.gz".formatted(page));
  }

  static Path metadata(Path folder, int page) {
    return folder.resolve("metadata").resolve("pods-%05d.json.gz".formatted(page));
  }

  /// @return how many pages there are
  static int write(int pods, Path folder) throws IOException {
    Pages pages = new Pages(pods, folder);
    new SyntheticCluster(pods).each(pages::add);
    return (pods + SIZE - 1) / SIZE;
  }

  private void add(Map<String, Object> object) {
    if (!"Pod".equals(object.get("kind"))) {
      return;
    }
    Map<String, Object> item = declared(object);
    item.remove("apiVersion");
    item.remove("kind");
    page.append(page.isEmpty() ? "" : ",").append(Exports.compact(item));
    Map<String, Object> outline = new LinkedHashMap<>();
    outline.put("kind", "PartialObjectMetadata");
    outline.put("apiVersion", "meta.k8s.io/v1");
    outline.put("metadata", item.get("metadata"));
    outlines.append(outlines.isEmpty() ? "" : ",").append(Exports.compact(outline));
    listed++;
    if (listed % SIZE == 0 || listed == pods) {
      end();
    }
  }

  /// Go writes what a struct says first, and maps in the order of their keys.
  @SuppressWarnings("unchecked") // what the cluster makes
  private static Map<String, Object> declared(Map<String, Object> object) {
    Map<String, Object> ordered = new LinkedHashMap<>();
    for (String key : AS_DECLARED) {
      if (object.containsKey(key)) {
        Object value = object.get(key);
        ordered.put(key, key.equals("metadata") ? declared((Map<String, Object>) value) : value);
      }
    }
    object.forEach(ordered::putIfAbsent);
    return ordered;
  }

  private void end() {
    String number = "pods-%05d.json".formatted((listed - 1) / SIZE);
    byte[] bytes = list("PodList", "v1", page);
    byte[] outline = list("PartialObjectMetadataList", "meta.k8s.io/v1", outlines);
    page.setLength(0);
    outlines.setLength(0);
    try {
      Files.write(plain.resolve(number), bytes);
      pack(packed.resolve(number + ".gz"), bytes);
      pack(metadata.resolve(number + ".gz"), outline);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] list(String kind, String version, CharSequence items) {
    int left = pods - listed;
    String next =
        left > 0
            ? ",\"continue\":\"%d\",\"remainingItemCount\":%d"
                .formatted((listed - 1) / SIZE + 1, left)
            : "";
    return """
    {"kind":"%s","apiVersion":"%s","metadata":{"resourceVersion":"4711"%s},"items":[%s]}
    """
        .formatted(kind, version, next, items)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void pack(Path file, byte[] bytes) throws IOException {
    try (OutputStream gzip =
        new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file)), 1 << 16)) {
      gzip.write(bytes);
    }
  }
}
