package io.inscope.snapshot.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.FileSource;
import io.inscope.snapshot.importing.Importing;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.redaction.Marker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real cluster of 1,186 objects; skipped where the data is not there.
class RealClusterTest {
  private static final Path EXPORTS = Path.of("../../shared/data/one-cluster-ten-formats");

  private static final Pattern EXPONENT = Pattern.compile("\"[0-9.]+e\\+09\"");

  @TempDir Path folder;

  @BeforeEach
  void needRealExports() {
    Assumptions.assumeTrue(Files.isDirectory(EXPORTS), "no real exports beside the checkout");
  }

  @Test
  void itGoesInAndComesOutWithoutItsSecrets() throws Exception {
    Path file = folder.resolve("real.inscope");

    Summary summary = imported(file, "kubectl-get-list.json");

    assertThat(summary.equation())
        .isEqualTo("1186 objects read = 1176 kept + 10 in another API version");
    assertThat(summary.closes()).isTrue();
    try (Project project = Project.openReadOnly(file)) {
      StoredSnapshot snapshot = project.newest();
      assertThat(project.verify().isIntact()).isTrue();
      assertThat(snapshot.kinds()).hasSize(85);
      assertThat(snapshot.info().clusterUid()).isNotEmpty();
      assertThat(snapshot.info().kubernetesVersion()).isEqualTo("v1.21.7+rke2r1");
      assertThat(snapshot.workloads()).isNotEmpty();
      assertThat(snapshot.all(Kinds.SECRET).flatMap(s -> s.root().at("data").members()))
          .allMatch(RealClusterTest::isHarmless);
      for (GroupKind kind : snapshot.kinds()) {
        assertThat(snapshot.all(kind)).noneMatch(r -> r.root().toString().contains("PRIVATE KEY-"));
      }
    }
  }

  /// The JSON of this export was made from the YAML by a tool that took numbers such as `1e+09` for
  /// texts.
  @Test
  void yamlAndJsonOfOneClusterGiveTheSameBodies() throws Exception {
    Path json = folder.resolve("json.inscope");
    Path yaml = folder.resolve("yaml.inscope");
    imported(json, "kubectl-get-list.json");
    imported(yaml, "kubectl-get-list.yaml");

    try (Project one = Project.openReadOnly(json);
        Project other = Project.openReadOnly(yaml)) {
      Map<ResourceRef, String> bodies = bodies(one.newest());
      Map<ResourceRef, String> others = bodies(other.newest());
      assertThat(bodies.keySet()).isEqualTo(others.keySet());
      bodies.entrySet().removeAll(others.entrySet());
      assertThat(bodies.keySet())
          .allMatch(
              ref ->
                  EXPONENT.matcher(one.newest().find(ref).orElseThrow().root().toString()).find());
    }
  }

  private static Map<ResourceRef, String> bodies(StoredSnapshot snapshot) {
    return snapshot.objects().stream()
        .collect(Collectors.toMap(ObjectRow::ref, ObjectRow::sha256, (a, _) -> a, TreeMap::new));
  }

  private static Summary imported(Path file, String export) throws Exception {
    try (Project project = Project.create(file, Given.CLOCK);
        SnapshotWriter writer = project.newSnapshot(export, Given.KEY)) {
      Importing.run(
          List.of(new FileSource(EXPORTS.resolve(export))),
          Optional.empty(),
          writer,
          Progress.NONE);
      return writer.seal();
    }
  }

  /// What may stand in a Secret that was kept: nothing, a marker, or a certificate.
  private static boolean isHarmless(Field value) {
    String text = value.text("");
    return text.isEmpty()
        || Marker.parse(text).isPresent()
        || text.startsWith("LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS");
  }
}
