package io.inscope.snapshot.redaction;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.ArrayList;
import java.util.List;

/// Takes secrets out of objects before anything keeps them.
///
/// Pure, and safe for use by several threads at once. Redacting what was redacted changes nothing.
public final class Redactor {
  private final FingerprintKey key;
  private final TextRedactor texts;

  public Redactor(FingerprintKey key) {
    this.key = key;
    this.texts = new TextRedactor(key);
  }

  /// The object without its secrets. Its name and kind and the name of its file are texts too. An
  /// object in which Helm keeps a release gets one member more, [HelmRelease#MEMBER].
  public Redaction redact(Resource resource) {
    TreeWalk walk = new TreeWalk(key, texts, 0);
    ResourceRef ref = resource.ref();
    GroupKind kind = ref.groupKind();
    JsonObject read = resource.root().object();
    List<Redacted> found = new ArrayList<>();
    if (HelmRelease.isIn(read, kind)) {
      read = HelmRelease.described(read, kind);
      if (kind.equals(Kinds.CONFIG_MAP)) {
        read = HelmRelease.emptied(read, key);
        found.add(new Redacted("/data/release", "packed"));
      }
    }
    JsonObject root = walk.document(read, kind);
    found.addAll(walk.redacted());
    Resource redacted =
        new Resource(
            new ResourceRef(
                text(ref.group()), text(ref.kind()), text(ref.namespace()), text(ref.name())),
            text(resource.apiVersion()),
            Field.root(root),
            new Origin(text(resource.origin().source()), resource.origin().line()));
    return new Redaction(redacted, found);
  }

  /// Whether a text that is the value of a field stays as it is.
  boolean isHarmless(String value) {
    int[] found = {0};
    String redacted = new NestedText(key, texts, 0).redact(value, _ -> found[0]++);
    return found[0] == 0 && redacted.equals(value);
  }

  /// Whether a text that is the name of a field stays as it is.
  boolean isHarmlessKey(String name) {
    return name.length() < TreeWalk.SHORTEST_KEY || text(name).equals(name);
  }

  /// Any text that is kept: a message, a file's name.
  public String text(String text) {
    return texts.redact(text, _ -> {});
  }
}
