package io.inscope.snapshot.store;

import static io.inscope.snapshot.model.Kinds.NAMESPACE;
import static io.inscope.snapshot.model.Kinds.POD;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.Coverage.Failed;
import io.inscope.snapshot.model.Coverage.NotAsked;
import io.inscope.snapshot.model.Coverage.Read;
import io.inscope.snapshot.model.Coverage.Refused;
import io.inscope.snapshot.model.CoverageRow;
import io.inscope.snapshot.model.GroupKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CoverageTableTest {
  @Test
  void aKindOfWhichAnythingCameWasListedEverywhere() {
    CoverageTable table =
        new CoverageTable(List.of(), Map.of(POD, Map.of("a", 2, "b", 1)), List.of());

    assertThat(table.of(POD, "")).isEqualTo(new Read(3));
    assertThat(table.of(POD, "a")).isEqualTo(new Read(2));
    assertThat(table.of(POD, "c")).isEqualTo(new Read(0));
  }

  @Test
  void aKindOfWhichNothingCameWasNotAskedFor() {
    assertThat(new CoverageTable(List.of(), Map.of(), List.of()).of(POD, "a"))
        .isEqualTo(new NotAsked());
  }

  @Test
  void wordsAboutANamespaceGoBeforeWordsAboutTheCluster() {
    CoverageTable table =
        new CoverageTable(
            List.of(said("", new Refused("no")), said("a", new Read(9))),
            Map.of(POD, Map.of("a", 2)),
            List.of());

    assertThat(table.of(POD, "")).isEqualTo(new Refused("no"));
    assertThat(table.of(POD, "a")).isEqualTo(new Read(2));
    assertThat(table.of(POD, "b")).isEqualTo(new Refused("no"));
  }

  @Test
  void listsOfSingleNamespacesSayNothingOfOthers() {
    CoverageTable table =
        new CoverageTable(List.of(said("a", new Read(0))), Map.of(POD, Map.of("b", 1)), List.of());

    assertThat(table.of(POD, "a")).isEqualTo(new Read(0));
    assertThat(table.of(POD, "b")).isEqualTo(new Read(1));
    assertThat(table.of(POD, "c")).isEqualTo(new NotAsked());
    assertThat(table.of(POD, ""))
        .isEqualTo(new NotAsked("it was listed for single namespaces, which may not be all"));
  }

  @Test
  void listsOfAllNamespacesAreTheClusterWhenWeKnowThatTheyAreAll() {
    Map<GroupKind, Map<String, Integer>> came =
        Map.of(POD, Map.of("a", 1), NAMESPACE, Map.of("", 2));
    List<CoverageRow> both = List.of(said("a", new Read(1)), said("b", new Read(0)));

    assertThat(new CoverageTable(both, came, List.of("a", "b")).of(POD, "")).isEqualTo(new Read(1));
    assertThat(new CoverageTable(both, came, List.of("a", "b", "c")).of(POD, ""))
        .isEqualTo(new NotAsked("in namespace c"));
  }

  @Test
  void aLayoutThatSpeaksOfItsNamespacesDoesNotHideAListOfTheCluster() {
    NotAsked left = new NotAsked("a must-gather leaves out the namespaces of users");
    Map<GroupKind, Map<String, Integer>> came = Map.of(POD, Map.of("openshift-x", 3, "shop", 2));
    CoverageTable alone =
        new CoverageTable(
            List.of(said("", left), said("openshift-x", new Read(3))), came, List.of("idle"));
    CoverageTable both =
        new CoverageTable(
            List.of(
                said("", CoverageTable.combined(left, new Read(5))),
                said("openshift-x", new Read(3)),
                said("shop", new Refused("no")),
                said("empty", new Refused("no"))),
            came,
            List.of("idle"));

    assertThat(alone.of(POD, "openshift-x")).isEqualTo(new Read(3));
    assertThat(alone.of(POD, "idle")).isEqualTo(left);
    assertThat(alone.of(POD, "shop"))
        .as("a single object proves nothing beyond itself")
        .isEqualTo(new NotAsked("2 came, and nothing shows that these are all"));
    assertThat(alone.of(POD, ""))
        .isEqualTo(
            new NotAsked(
                "in namespaces idle, shop: a must-gather leaves out the namespaces of users"));
    assertThat(both.of(POD, "idle")).isEqualTo(new Read(0));
    assertThat(both.of(POD, "shop")).as("the other source brought it").isEqualTo(new Read(2));
    assertThat(both.of(POD, "empty")).as("nobody brought it").isEqualTo(new Refused("no"));
    assertThat(both.of(POD, "")).isEqualTo(new Refused("in namespace empty: no"));
  }

  @Test
  void namespacesBeyondFiveAreCounted() {
    CoverageTable table =
        new CoverageTable(
            List.of(said("", new Read(0))), Map.of(), List.of("a", "b", "c", "d", "e", "f", "g"));
    CoverageTable refused =
        new CoverageTable(
            Stream.of("a", "b", "c", "d", "e", "f", "g")
                .map(namespace -> said(namespace, new Refused("no")))
                .toList(),
            Map.of(),
            List.of());

    assertThat(table.of(POD, "")).isEqualTo(new Read(0));
    assertThat(refused.of(POD, ""))
        .isEqualTo(new Refused("in namespaces a, b, c, d, e and 2 more: no"));
  }

  @Test
  void aGapInOneNamespaceIsAGapOfTheCluster() {
    CoverageTable table =
        new CoverageTable(
            List.of(said("a", new Read(1)), said("b", new Failed("timed out"))),
            Map.of(POD, Map.of("a", 1)),
            List.of());

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
    assertThat(CoverageTable.combined(failed, new Read(1))).isEqualTo(new Read(1));
    assertThat(CoverageTable.combined(refused, failed)).isEqualTo(failed);
  }

  private static CoverageRow said(String namespace, Coverage coverage) {
    return new CoverageRow(POD, namespace, coverage);
  }
}
