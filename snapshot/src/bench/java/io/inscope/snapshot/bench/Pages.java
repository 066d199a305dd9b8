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
/// import reads are the same bytes.
final class Pages {
  static final int SIZE = 500;

  private static final List<String> AS_DECLARED =
      List.of("metadata", "spec", "status", "name", "generateName", "namespace", "uid");

  private final Path plain;
  private final Path packed;
  private final int pods;
  private final StringBuilder page = new StringBuilder();
  private int listed;

  private Pages(int pods, Path folder) throws IOException {
    this.pods = pods;
    this.plain = Files.createDirectories(folder.resolve("plain"));
    this.packed = Files.createDirectories(folder.resolve("packed"));
  }

  static Path plain(Path folder, int page) {
    return folder.resolve("plain").resolve("pods-%05d.json".formatted(page));
  }

  static Path packed(Path folder, int page) {
    return folder.resolve("packed").resolve("pods-%05d.json.gz".formatted(page));
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
    int number = (listed - 1) / SIZE;
    int left = pods - listed;
    String text =
        """
        {"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"4711"%s},"items":[%s]}
        """
            .formatted(
                left > 0
                    ? ",\"continue\":\"%d\",\"remainingItemCount\":%d".formatted(number + 1, left)
                    : "",
                page);
    page.setLength(0);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (OutputStream gzip =
        new BufferedOutputStream(
            new GZIPOutputStream(
                Files.newOutputStream(packed.resolve("pods-%05d.json.gz".formatted(number)))),
            1 << 16)) {
      Files.write(plain.resolve("pods-%05d.json".formatted(number)), bytes);
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
