package io.inscope.snapshot.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.CompactObject;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Snapshots large enough to learn from.
class DictionaryTest {
  private static final int MANY = 3000;
  private static final String LONG = "a description that all of them have in common; ".repeat(20);

  @TempDir Path folder;

  @Test
  void theSameInputGivesTheSameBytes() throws Exception {
    Path one = imported("one.inscope");
    Path other = imported("other.inscope");

    assertThat(one).hasSameBinaryContentAs(other);
    assertThat(number(one, "SELECT count(*) FROM dictionary")).isEqualTo(2);
  }

  @Test
  void everyObjectIsReadBackAsItWas() throws Exception {
    Path file = imported("p.inscope");

    try (Project project = Project.openReadOnly(file)) {
      StoredSnapshot snapshot = project.newest();
      assertThat(project.verify().isIntact()).isTrue();
      for (GroupKind kind : List.of(Kinds.POD, Kinds.SERVICE)) {
        List<Resource> resources = snapshot.all(kind).toList();
        assertThat(resources).hasSize(MANY);
        for (Resource resource : resources) {
          int i = Integer.parseInt(resource.ref().name().substring(2));
          assertThat(CanonicalJson.text(resource.root().object()))
              .isEqualTo(CanonicalJson.text(object(kind, i).root().object()));
          assertThat(resource.root().at("metadata").line()).hasValue(3);
        }
      }
    }
  }

  @Test
  void whatWasScannedIsKeptLikeWhatWasParsed() {
    Path parsed = folder.resolve("parsed.inscope");
    Path scanned = folder.resolve("scanned.inscope");
    Resource secret =
        Given.object("a", 9, "{'kind':'Secret','metadata':{'name':'s'},'stringData':{'a':'b'}}");
    Given.project(
        parsed,
        w -> {
          w.resource(object(Kinds.POD, 1));
          w.resource(secret);
        });
    Given.project(
        scanned,
        w -> {
          compact(w, object(Kinds.POD, 1));
          compact(w, secret);
        });

    assertThat(scanned).hasSameBinaryContentAs(parsed);
  }

  @Test
  void aDamagedDictionaryIsNamedAndNotEachObjectThatNeedsIt() throws Exception {
    Path file = imported("p.inscope");
    execute(file, "UPDATE dictionary SET zstd = zeroblob(100) WHERE id = 2");

    try (Project project = Project.openReadOnly(file)) {
      assertThat(project.verify().snapshots().getFirst().changes()).containsExactly("dictionary 2");
    }
  }

  @Test
  void aMissingDictionaryIsNamed() throws Exception {
    Path file = imported("p.inscope");
    execute(file, "DELETE FROM dictionary WHERE id = 2");

    try (Project project = Project.openReadOnly(file)) {
      assertThat(project.verify().snapshots().getFirst().changes())
          .contains("dictionary 2 is missing");
    }
  }

  @Test
  void aSecondSnapshotLearnsItsOwnAndSharesTheBodies() throws Exception {
    Path file = imported("p.inscope");
    long bodies = number(file, "SELECT count(*) FROM body");
    try (Project project = Project.open(file, Given.CLOCK);
        SnapshotWriter writer = project.newSnapshot("second", Given.KEY)) {
      fill(writer);
      writer.seal();
    }

    assertThat(number(file, "SELECT count(*) FROM body")).isEqualTo(bodies);
    assertThat(number(file, "SELECT max(id) FROM dictionary")).isEqualTo(4);
    try (Project project = Project.openReadOnly(file)) {
      assertThat(project.verify().isIntact()).isTrue();
    }
  }

  private Path imported(String name) throws Exception {
    Path file = folder.resolve(name);
    Given.project(file, DictionaryTest::fill);
    assertThat(Files.size(file)).isPositive();
    return file;
  }

  /// Sorted by kind, so that the second kind is not among the first objects.
  private static void fill(SnapshotWriter writer) {
    for (GroupKind kind : List.of(Kinds.POD, Kinds.SERVICE)) {
      for (int i = 0; i < MANY; i++) {
        writer.resource(object(kind, i));
      }
    }
  }

  private static Resource object(GroupKind kind, int i) {
    return Given.object(
        "a.json",
        i,
        """
        {'apiVersion':'v1','kind':'%s',
         'spec':{'number':%d,'text':'%s %s'},
         'metadata':{'namespace':'a','name':'x-%d'}}
        """
            .formatted(kind.kind(), i, kind.kind(), LONG, i));
  }

  private static void compact(SnapshotWriter writer, Resource resource) {
    ResourceRef ref = resource.ref();
    CompactObject object =
        new CompactObject(
            CanonicalJson.bytes(resource.root().object()),
            CanonicalJson.lines(resource.root().object()),
            resource.origin().line(),
            resource.apiVersion(),
            ref.kind(),
            ref.namespace(),
            ref.name(),
            "",
            "");
    writer.compact(object, ref, resource.origin());
  }

  private static long number(Path file, String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      return statement.executeQuery(sql).getLong(1);
    }
  }

  private static void execute(Path file, String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
