package io.inscope.reports.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against plain loops over the same rows.
class SurveyTest {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("id", "Id", 9),
          new Column("word", "Word", 9),
          new Column("mixed", "Mixed", 9),
          new Column("many", "Many", 9),
          new Column("amount", "Amount", 9));

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "700, 1", "45000, 1", "45000, 4"})
  void countsSumsAndFindsAsALoopDoes(int rows, int threads) {
    Table table = table(rows);
    Survey survey = new Survey(table, threads);

    assertThat(survey.words(1))
        .containsExactlyElementsOf(
            new TreeSet<>(table.rows().stream().map(row -> row.get(1).plain()).toList()));
    assertThat(survey.words(3)).isEmpty();
    assertThat(survey.sum("amount"))
        .isEqualTo(
            table.rows().stream()
                .mapToLong(row -> row.get(4) instanceof Cell.Amount a ? a.amount() : 0)
                .sum());
    for (String word : List.of("PASS", "fail", "word 3", "text 17", "", "2026-01-02")) {
      for (int column = 1; column < 4; column++) {
        int at = column;
        assertThat(survey.count(Map.of(COLUMNS.get(at).key(), word)))
            .isEqualTo(
                table.rows().stream()
                    .filter(row -> row.get(at).plain().equalsIgnoreCase(word))
                    .count());
        TreeMap<String, String> both = new TreeMap<>(Map.of("word", "PASS"));
        both.put(COLUMNS.get(at).key(), word);
        assertThat(survey.count(both))
            .isEqualTo(
                table.rows().stream()
                    .filter(
                        row ->
                            (at == 1 || row.get(1).plain().equals("PASS"))
                                && row.get(at).plain().equalsIgnoreCase(word))
                    .count());
      }
    }
    for (int i = 0; i < rows; i += 1 + rows / 50) {
      String id = table.rows().get(i).getFirst().plain();
      assertThat(survey.row(id))
          .isEqualTo(
              IntStream.range(0, rows)
                  .filter(row -> table.rows().get(row).getFirst().plain().equals(id))
                  .findFirst());
    }
    assertThat(survey.row("nobody")).isEqualTo(OptionalInt.empty());
  }

  private static Table table(int rows) {
    Random random = new Random(3);
    return new Table(
        "t",
        "T",
        COLUMNS,
        IntStream.range(0, rows)
            .mapToObj(
                i ->
                    List.of(
                        Cell.of("row " + random.nextInt(2 * rows)),
                        new Cell.Status(random.nextBoolean() ? "PASS" : "FAIL"),
                        random.nextInt(900) == 0
                            ? new Cell.Day(LocalDate.of(2026, 1, 2))
                            : Cell.of("word " + random.nextInt(5)),
                        Cell.of("text " + random.nextInt(400)),
                        random.nextInt(9) == 0 ? Cell.BLANK : Cell.of(random.nextInt(1000))))
            .toList());
  }
}
