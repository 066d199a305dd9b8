package io.inscope.snapshot.store;

import io.inscope.snapshot.importing.Entry;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.JsonTree;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.redaction.FingerprintKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;

/// Objects and projects for tests.
final class Given {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
  static final FingerprintKey KEY = FingerprintKey.of(new byte[32]);

  private Given() {}

  /// An object from JSON with single quotes, with the lines it has there.
  static Resource object(String source, int line, String singleQuoted) {
    byte[] json = singleQuoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    try (JsonParser parser = JsonTree.JSON.createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      if (!(JsonTree.readLocated(parser) instanceof JsonObject tree)) {
        throw new IllegalArgumentException("not an object");
      }
      Field root = Field.root(tree);
      String apiVersion = root.at("apiVersion").text("v1");
      ResourceRef ref =
          ResourceRef.of(
              GroupKind.of(apiVersion, root.at("kind").text("")),
              root.at("metadata", "namespace").text(""),
              root.at("metadata", "name").text(""));
      return new Resource(ref, apiVersion, root, new Origin(source, line));
    }
  }

  static Resource pod(String source, int line, String name, String uid, String version) {
    return object(
        source,
        line,
        """
        {'apiVersion':'v1','kind':'Pod',
         'metadata':{'namespace':'payments','name':'%s','uid':'%s','resourceVersion':'%s'},
         'spec':{'containers':[{'name':'app','image':'registry/app:%s'}]}}
        """
            .formatted(name, uid, version, version));
  }

  static Entry entry(String source, int objects) {
    return new Entry(
        source, 12, "ab".repeat(32), "kubectl", Entry.Disposition.IMPORTED, objects, "");
  }

  /// A project with one sealed snapshot.
  static Summary project(Path file, Consumer<SnapshotWriter> content) {
    try (Project project = Project.create(file, CLOCK)) {
      return snapshot(project, "first", content);
    }
  }

  static Summary snapshot(Project project, String name, Consumer<SnapshotWriter> content) {
    try (SnapshotWriter writer = project.newSnapshot(name, KEY)) {
      content.accept(writer);
      return writer.seal();
    }
  }
}
