package io.inscope.reports.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.check.Audit;
import io.inscope.reports.checks.Audits;
import io.inscope.reports.table.Cell;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataDiscoveryTest {
  private static List<List<String>> rows(String yaml) {
    Audit audit = Audits.of(yaml);
    Estate estate =
        new Estate(
            audit.snapshot(), audit.scope(), audit.access(), List.of(), LocalDate.of(2026, 11, 21));
    return DataDiscovery.of(estate, new Assessment(List.of(), List.of(), Map.of())).rows().stream()
        .map(row -> row.stream().map(Cell::plain).toList())
        .toList();
  }

  /// Import leaves such marks; the numbers themselves never get here.
  @Test
  void eachPlaceSaysWhereAndWhatMayBeShown() {
    assertThat(
            rows(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: cases, namespace: orders}
                data:
                  cases.json: "pan redacted:card:411111******1111"
                  dump.txt: "redacted:track:len=40:hmac=00ff"
                """))
        .containsExactly(
            List.of(
                "orders/ConfigMap/cases",
                "/data/cases.json",
                "card number",
                "redacted:card:411111******1111",
                "looks like one",
                "",
                "",
                "a question for a person",
                "case.yaml:5"),
            List.of(
                "orders/ConfigMap/cases",
                "/data/dump.txt",
                "magnetic stripe",
                "redacted:track:len=40:hmac=00ff",
                "",
                "",
                "",
                "a question for a person",
                "case.yaml:6"));
  }

  @Test
  void nothingFoundIsAnEmptyList() {
    assertThat(
            rows(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: c, namespace: orders}
                data: {a: b}
                """))
        .isEmpty();
  }
}
