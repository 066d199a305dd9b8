package io.inscope.snapshot.redaction;

import io.inscope.snapshot.json.Duplicates;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.yaml.YamlAnchors;
import io.inscope.snapshot.yaml.YamlPiece;
import io.inscope.snapshot.yaml.YamlProblem;
import io.inscope.snapshot.yaml.YamlSplitter;
import io.inscope.snapshot.yaml.YamlTree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which objects a YAML manifest has: of each `apiVersion`, `kind`, `namespace` and `name`, and
/// nothing else. A document that cannot be read costs itself.
final class ManifestNames implements YamlSplitter.Handler {
  /// Of a Kubernetes name; what is longer is something else.
  static final int LONGEST = 253;

  /// One document of a manifest is at most as long as what Helm can store.
  private static final int LARGEST_DOCUMENT = 4 << 20;

  private static final int MOST = 5000;

  private final List<JsonObject> objects = new ArrayList<>();
  private YamlAnchors anchors = new YamlAnchors();
  private int unread;

  private ManifestNames() {}

  static ManifestNames of(String yaml) {
    ManifestNames names = new ManifestNames();
    byte[] utf8 = yaml.getBytes(StandardCharsets.UTF_8);
    try {
      YamlSplitter.split(new ByteArrayInputStream(utf8), LARGEST_DOCUMENT, names);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // Memory does not fail.
    }
    return names;
  }

  List<JsonObject> objects() {
    return objects;
  }

  /// How many documents or items could not be read, or were too many.
  int unread() {
    return unread;
  }

  @Override
  public void document(YamlPiece text) {
    try {
      YamlTree.parse(text.text(), text.line(), Duplicates.IGNORED).forEach(this::see);
    } catch (YamlProblem e) {
      unread++;
    }
  }

  @Override
  public void listStart(YamlPiece head) {
    anchors = new YamlAnchors();
  }

  @Override
  public void item(YamlPiece text) {
    try {
      see(YamlTree.openPiece(text.text(), text.line(), Duplicates.IGNORED, anchors));
    } catch (YamlProblem e) {
      unread++;
    }
  }

  @Override
  public void listEnd(YamlPiece tail) {}

  @Override
  public void tooLarge(int line) {
    unread++;
  }

  private void see(@Nullable Object tree) {
    switch (tree) {
      case JsonArray array -> all(array);
      case JsonObject object when object.get("items") instanceof JsonArray items -> all(items);
      case JsonObject object when object.get("kind") != null -> {
        if (objects.size() < MOST) {
          objects.add(named(object));
        } else {
          unread++;
        }
      }
      case null, default -> {}
    }
  }

  private void all(JsonArray items) {
    for (int i = 0; i < items.size(); i++) {
      see(items.get(i));
    }
  }

  private static JsonObject named(JsonObject object) {
    JsonObject metadata =
        object.get("metadata") instanceof JsonObject known ? known : JsonObject.EMPTY;
    JsonObject.Builder named = JsonObject.builder();
    put(named, "apiVersion", object.get("apiVersion"));
    put(named, "kind", object.get("kind"));
    put(named, "namespace", metadata.get("namespace"));
    put(named, "name", metadata.get("name"));
    return named.build();
  }

  private static void put(JsonObject.Builder named, String member, @Nullable Object value) {
    if (value instanceof String text && text.length() <= LONGEST) {
      named.put(member, text);
    }
  }
}
