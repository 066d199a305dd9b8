package io.inscope.reports.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.check.Check;
import io.inscope.reports.check.Unanswerable;
import io.inscope.reports.check.Unanswerable.Lack;
import io.inscope.reports.checks.CheckLibrary;
import io.inscope.reports.framework.CheckCatalogue;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTableTest {
  @Test
  void aCheckThatNoSnapshotCanAnswerSaysWhy() {
    Unanswerable check =
        CheckLibrary.ALL.stream()
            .filter(c -> c instanceof Unanswerable u && u.lack() == Lack.NOT_POSSIBLE)
            .map(Unanswerable.class::cast)
            .findFirst()
            .orElseThrow();

    assertThat(row(CheckLibrary.ALL, check.info().id()))
        .endsWith(new Cell.Status("not possible"), Cell.of(check.why()));
  }

  @Test
  void aCheckThatIsBuiltNeedsNoReason() {
    assertThat(row(CheckLibrary.ALL, "pod-host-pid"))
        .endsWith(new Cell.Status("implemented"), Cell.of(""));
  }

  @Test
  void whatIsInTheCatalogueOnlyIsPlanned() {
    assertThat(row(List.of(), "pod-host-pid"))
        .containsExactly(
            Cell.of("pod-host-pid"),
            Cell.of(""),
            new Cell.Status("high"),
            Cell.of("pods"),
            new Cell.Status("planned"),
            Cell.of(""));
  }

  private static List<Cell> row(List<Check> checks, String id) {
    return CatalogueTable.of(CheckCatalogue.shipped(), checks).rows().stream()
        .filter(cells -> cells.getFirst().equals(Cell.of(id)))
        .findFirst()
        .orElseThrow();
  }
}
