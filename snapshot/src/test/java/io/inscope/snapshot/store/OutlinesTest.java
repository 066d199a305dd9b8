package io.inscope.snapshot.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.Coverage.Failed;
import io.inscope.snapshot.model.Coverage.NotAsked;
import io.inscope.snapshot.model.Coverage.Read;
import io.inscope.snapshot.model.Coverage.Refused;
import io.inscope.snapshot.model.InMemorySnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.record.Ending;
import io.inscope.snapshot.record.ListedKind;
import io.inscope.snapshot.redaction.FingerprintKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is known of the names and types of Secrets whose values nobody asked for.
class OutlinesTest {
  private static final String SECRET =
      """
      apiVersion: v1
      kind: Secret
      metadata: {name: card, namespace: payments, uid: 0a1b2c3d}
      type: Opaque
      """;
  private static final String UNTYPED = SECRET.replace("type: Opaque\n", "");

  @TempDir Path folder;

  /// @param said of Secrets, by namespace
  /// @return what is known of their outlines in the cluster and in payments, then of them
  private Map<String, Coverage> known(
      String yaml, boolean live, Ending ending, Map<String, Coverage> said) {
    InMemorySnapshot read = Collector.snapshotOf("live.yaml", yaml);
    Clock clock = Clock.fixed(Captured.START, ZoneOffset.UTC);
    try (Project project = Project.create(folder.resolve("p.inscope"), clock)) {
      try (SnapshotWriter writer = project.newSnapshot("live", FingerprintKey.of(new byte[32]))) {
        read.kinds().stream().flatMap(read::all).forEach(writer::resource);
        said.forEach((namespace, word) -> writer.coverage(Kinds.SECRET, namespace, word));
        if (live) {
          writer.record(Captured.record(ending));
        }
        writer.seal();
      }
      StoredSnapshot stored = project.newest();
      assertThat(stored.isOutlined(Kinds.SECRET)).isEqualTo(live);
      assertThat(stored.isOutlined(Kinds.CONFIG_MAP)).isFalse();
      return Map.of(
          "outlines", stored.outlines(Kinds.SECRET, ""),
          "outlines in payments", stored.outlines(Kinds.SECRET, "payments"),
          "coverage", stored.coverage(Kinds.SECRET, ""));
    }
  }

  private Map<String, Coverage> live(Map<String, Coverage> said) {
    return known(SECRET, true, Ending.COMPLETE, said);
  }

  private static Map<String, Coverage> all(Coverage everywhere) {
    return Map.of(
        "outlines", everywhere, "outlines in payments", everywhere, "coverage", everywhere);
  }

  @Test
  void aListToItsEndShowsTheOutlinesAndNothingElse() {
    assertThat(live(Map.of("", ListedKind.WITHOUT_VALUES)))
        .isEqualTo(
            Map.of(
                "outlines",
                new Read(1),
                "outlines in payments",
                new Read(1),
                "coverage",
                ListedKind.WITHOUT_VALUES));
  }

  @Test
  void soItDoesInAPartThatWasStoppedLater() {
    assertThat(
            known(SECRET, true, Captured.STOPPED, Map.of("", ListedKind.WITHOUT_VALUES))
                .get("outlines"))
        .isEqualTo(new Read(1));
  }

  @Test
  void ofARefusedClusterTheNamespacesThatWereListedCount() {
    assertThat(live(Map.of("", new Refused("no"), "payments", ListedKind.WITHOUT_VALUES)))
        .isEqualTo(
            Map.of(
                "outlines",
                new Refused("no"),
                "outlines in payments",
                new Read(1),
                "coverage",
                new Refused("no")));
  }

  @Test
  void aListThatBrokeOffOrWasNeverBegunShowsNothing() {
    Failed failed = new Failed("the server was gone");
    assertThat(live(Map.of("", failed))).isEqualTo(all(failed));
  }

  @Test
  void anyOtherReasonNotToAskShowsNothing() {
    NotAsked unlisted = new NotAsked("the server does not list it");
    assertThat(live(Map.of("", unlisted)).get("outlines")).isEqualTo(unlisted);
  }

  @Test
  void withoutTypesTheOutlinesAreNotKnown() {
    assertThat(known(UNTYPED, true, Ending.COMPLETE, Map.of("", ListedKind.WITHOUT_VALUES)))
        .containsEntry("outlines", ListedKind.WITHOUT_VALUES);
  }

  @Test
  void anImportKnowsOfOutlinesWhatItKnowsOfObjects() {
    assertThat(known(SECRET, false, Ending.COMPLETE, Map.of("", new Read(1))))
        .isEqualTo(all(new Read(1)));
  }

  @Test
  void anImportIsNotBelievedTheWordsOfACapture() {
    assertThat(
            known(SECRET, false, Ending.COMPLETE, Map.of("", ListedKind.WITHOUT_VALUES))
                .get("outlines"))
        .isEqualTo(ListedKind.WITHOUT_VALUES);
  }
}
