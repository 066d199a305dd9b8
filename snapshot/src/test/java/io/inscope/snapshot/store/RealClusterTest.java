package io.inscope.snapshot.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonTree;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.redaction.Marker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real cluster of 1,186 objects, one JSON object a line; skipped where the data is not there.
class RealClusterTest {
  private static final Path EXPORT =
      Path.of("../../shared/data/one-cluster-ten-formats/objects.ndjson");

  @TempDir Path folder;

  @Test
  void aRealClusterGoesInAndComesOutWithoutItsSecrets() throws IOException {
    Assumptions.assumeTrue(Files.exists(EXPORT), "no real exports beside the checkout");
    List<String> lines = Files.readAllLines(EXPORT);
    Path file = folder.resolve("real.inscope");

    Summary summary =
        Given.project(
            file,
            writer -> {
              for (int i = 0; i < lines.size(); i++) {
                writer.resource(resource(lines.get(i), i + 1));
              }
            });

    assertThat(summary.equation()).isEqualTo("1186 objects read = 1186 kept");
    try (Project project = Project.openReadOnly(file)) {
      StoredSnapshot snapshot = project.newest();
      assertThat(project.verify().isIntact()).isTrue();
      assertThat(snapshot.kinds()).hasSize(87);
      assertThat(snapshot.info().clusterUid()).isNotEmpty();
      assertThat(snapshot.info().kubernetesVersion()).isEqualTo("v1.21.7+rke2r1");
      assertThat(snapshot.workloads()).isNotEmpty();
      assertThat(snapshot.all(Kinds.SECRET).flatMap(s -> s.root().at("data").members()))
          .allMatch(SnapshotSecret::isHarmless);
      for (GroupKind kind : snapshot.kinds()) {
        assertThat(snapshot.all(kind)).noneMatch(r -> r.root().toString().contains("PRIVATE KEY-"));
      }
    }
  }

  /// What may stand in a Secret that was kept.
  private static final class SnapshotSecret {
    static boolean isHarmless(Field value) {
      String text = value.text("");
      return text.isEmpty() || Marker.parse(text).isPresent() || text.startsWith("LS0tLS1CRUdJTi");
    }
  }

  private static Resource resource(String json, int line) {
    Field root = Field.root(JsonTree.parse(json.getBytes(StandardCharsets.UTF_8)));
    String apiVersion = root.at("apiVersion").text("");
    GroupKind kind = GroupKind.of(apiVersion, root.at("kind").text(""));
    Field metadata = root.at("metadata");
    ResourceRef ref =
        ResourceRef.of(kind, metadata.at("namespace").text(""), metadata.at("name").text(""));
    return new Resource(ref, apiVersion, root, new Origin("objects.ndjson", line));
  }
}
