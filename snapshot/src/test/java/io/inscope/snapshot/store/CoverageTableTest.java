package io.inscope.snapshot.store;

import static io.inscope.snapshot.model.Kinds.POD;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.Coverage.Failed;
import io.inscope.snapshot.model.Coverage.NotAsked;
import io.inscope.snapshot.model.Coverage.Read;
import io.inscope.snapshot.model.Coverage.Refused;
import io.inscope.snapshot.model.CoverageRow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoverageTableTest {
  @Test
  void aKindOfWhichAnythingCameWasListedEverywhere() {
    CoverageTable table = new CoverageTable(List.of(), Map.of(POD, Map.of("a", 2, "b", 1)));

    assertThat(table.of(POD, "")).isEqualTo(new Read(3));
    assertThat(table.of(POD, "a")).isEqualTo(new Read(2));
    assertThat(table.of(POD, "c")).isEqualTo(new Read(0));
  }

  @Test
  void aKindOfWhichNothingCameWasNotAskedFor() {
    assertThat(new CoverageTable(List.of(), Map.of()).of(POD, "a")).isEqualTo(new NotAsked());
  }

  @Test
  void wordsAboutANamespaceGoBeforeWordsAboutTheCluster() {
    CoverageTable table =
        new CoverageTable(
            List.of(said("", new Refused("no")), said("a", new Read(9))),
            Map.of(POD, Map.of("a", 2)));

    assertThat(table.of(POD, "")).isEqualTo(new Refused("no"));
    assertThat(table.of(POD, "a")).isEqualTo(new Read(2));
    assertThat(table.of(POD, "b")).isEqualTo(new Refused("no"));
  }

  @Test
  void listsOfSingleNamespacesSayNothingOfOthers() {
    CoverageTable table =
        new CoverageTable(List.of(said("a", new Read(0))), Map.of(POD, Map.of("b", 1)));

    assertThat(table.of(POD, "a")).isEqualTo(new Read(0));
    assertThat(table.of(POD, "b")).isEqualTo(new Read(1));
    assertThat(table.of(POD, "c")).isEqualTo(new NotAsked());
    assertThat(table.of(POD, "")).isEqualTo(new Read(1));
  }

  @Test
  void aGapInOneNamespaceIsAGapOfTheCluster() {
    CoverageTable table =
        new CoverageTable(
            List.of(said("a", new Read(1)), said("b", new Failed("timed out"))),
            Map.of(POD, Map.of("a", 1)));

    assertThat(table.of(POD, "")).isEqualTo(new Failed("in namespace b: timed out"));
    assertThat(table.rows())
        .containsExactly(
            said("", new Failed("in namespace b: timed out")),
            said("a", new Read(1)),
            said("b", new Failed("timed out")));
  }

  @Test
  void twoSourcesOnOneKind() {
    Coverage refused = new Refused("no");
    Coverage failed = new Failed("cut off");

    assertThat(CoverageTable.combined(refused, new Read(1))).isEqualTo(new Read(1));
    assertThat(CoverageTable.combined(new Read(1), failed)).isEqualTo(failed);
  }

  private static CoverageRow said(String namespace, Coverage coverage) {
    return new CoverageRow(POD, namespace, coverage);
  }
}
