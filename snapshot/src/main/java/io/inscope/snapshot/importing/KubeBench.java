package io.inscope.snapshot.importing;

import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.yaml.YamlProblem;
import io.inscope.snapshot.yaml.YamlTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What [kube-bench](https://github.com/aquasecurity/kube-bench) found on a node, as JSON. It is
/// the only thing that tells modes and owners of files. It names no node, so it is filed by the
/// name of its file or folder, as `KubeBenchReport.inscope.io`, with the controls under
/// `spec.controls`.
///
/// Only numbers, titles and states are kept. What kube-bench saw on the node may hold secrets and
/// is left behind.
final class KubeBench implements Importer {
  private static final int MAX_SIZE = 16 << 20;
  private static final Pattern NOISE =
      Pattern.compile("(?:^|[._-])(?:kube-?bench|results?)(?=[._-]|$)");
  private static final List<String> OF_CONTROLS =
      List.of("id", "version", "detected_version", "text", "node_type");
  private static final List<String> OF_RESULT =
      List.of("test_number", "test_desc", "type", "status", "scored");

  @Override
  public String id() {
    return "kube-bench";
  }

  @Override
  public String title() {
    return "kube-bench results";
  }

  @Override
  public Recognition recognize(Opening opening) {
    String text = opening.text();
    return text.matches("(?s)\\s*[\\[{].*")
            && text.contains("\"node_type\"")
            && text.contains("\"tests\"")
            && text.contains("\"results\"")
        ? Recognition.sure("findings of kube-bench")
        : Recognition.NO;
  }

  @Override
  public void read(String name, InputStream bytes, Sink sink) throws IOException {
    Documents documents = new Documents(name, sink);
    byte[] content = Utf8.of(bytes).readNBytes(MAX_SIZE);
    if (content.length == MAX_SIZE) {
      documents.error(0, 0, "it is larger than results of kube-bench ever are, and is not read", 0);
      return;
    }
    try {
      JsonArray.Builder controls = JsonArray.builder();
      // JSON is YAML as well.
      for (Object tree :
          YamlTree.parse(new String(content, StandardCharsets.UTF_8), 1, documents)) {
        add(tree, controls);
      }
      Resource.of(report(nodeOf(name), controls.build()), new Origin(name, 1))
          .ifPresent(sink::resource);
    } catch (YamlProblem e) {
      documents.error(e.line(), e.column(), "not valid JSON: " + e.getMessage(), 1);
    }
    documents.end();
  }

  private static JsonObject report(String node, JsonArray controls) {
    return JsonObject.builder()
        .put("apiVersion", "inscope.io/v1")
        .put("kind", "KubeBenchReport")
        .put("metadata", JsonObject.of("name", node))
        .put("spec", JsonObject.of("controls", controls))
        .build();
  }

  /// A list of controls, an object around such a list, or the controls themselves.
  private static void add(@Nullable Object tree, JsonArray.Builder controls) {
    switch (tree) {
      case JsonArray list -> each(list, controls);
      case JsonObject object when object.get("Controls") instanceof JsonArray list ->
          each(list, controls);
      case JsonObject object when object.has("tests") -> {
        JsonObject.Builder kept = kept(object, OF_CONTROLS);
        kept.put("tests", sections(object.get("tests")));
        controls.add(kept.build());
      }
      case null, default -> {}
    }
  }

  private static void each(JsonArray list, JsonArray.Builder controls) {
    for (int i = 0; i < list.size(); i++) {
      add(list.get(i), controls);
    }
  }

  private static JsonArray sections(@Nullable Object tests) {
    JsonArray.Builder sections = JsonArray.builder();
    if (tests instanceof JsonArray list) {
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i) instanceof JsonObject section) {
          JsonObject.Builder kept = kept(section, List.of("section", "desc"));
          kept.put("results", results(section.get("results")));
          sections.add(kept.build());
        }
      }
    }
    return sections.build();
  }

  private static JsonArray results(@Nullable Object results) {
    JsonArray.Builder kept = JsonArray.builder();
    if (results instanceof JsonArray list) {
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i) instanceof JsonObject result) {
          kept.add(kept(result, OF_RESULT).build(), list.line(i));
        }
      }
    }
    return kept.build();
  }

  /// Members that are kept, with their lines.
  private static JsonObject.Builder kept(JsonObject object, List<String> names) {
    JsonObject.Builder kept = JsonObject.builder();
    for (String name : names) {
      int at = object.indexOf(name);
      if (at >= 0) {
        kept.put(name, object.value(at), object.line(at));
      }
    }
    return kept;
  }

  /// `kube-bench-node1.json`, `node1/kube-bench.json` and `kube-bench/node1.json` are of `node1`.
  private static String nodeOf(String path) {
    String[] parts = path.split("/", -1);
    for (int i = parts.length - 1; i >= 0; i--) {
      String part = parts[i].replaceFirst("\\.json$", "").toLowerCase(Locale.ROOT);
      String name =
          NOISE.matcher(part).replaceAll("").replaceAll("^[._-]+|[._-]+$|[^a-z0-9._-]", "");
      if (!name.isEmpty()) {
        return name;
      }
    }
    return "kube-bench";
  }
}
