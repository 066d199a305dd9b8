package io.inscope.snapshot.redaction;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonTree;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.nio.charset.StandardCharsets;

/// Objects for tests, from JSON with single quotes.
final class Objects {
  private Objects() {}

  static Resource object(String singleQuoted) {
    String json = singleQuoted.replace('\'', '"');
    Field root = Field.root(JsonTree.parse(json.getBytes(StandardCharsets.UTF_8)));
    String apiVersion = root.at("apiVersion").text("v1");
    ResourceRef ref =
        ResourceRef.of(
            GroupKind.of(apiVersion, root.at("kind").text("")),
            root.at("metadata", "namespace").text(""),
            root.at("metadata", "name").text("x"));
    return new Resource(ref, apiVersion, root, new Origin("a.json", 1));
  }
}
