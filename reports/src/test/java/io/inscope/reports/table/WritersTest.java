package io.inscope.reports.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WritersTest {
  private static final Table TABLE =
      new Table(
          "things",
          "Things",
          List.of(
              new Column("name", "Name", 10),
              new Column("size", "Size", 5),
              new Column("seen_at", "Seen", 20),
              new Column("empty", "Empty", 5)),
          List.of(
              List.of(
                  Cell.of("a,\"b\"\n=c"),
                  Cell.of(1234),
                  new Cell.Date(Instant.parse("2026-01-02T03:04:05Z")),
                  Cell.BLANK),
              List.of(Cell.of("=1+1"), Cell.of(-5), new Cell.Status("PASS"), Cell.BLANK),
              List.of(
                  Cell.of(" ü "),
                  Cell.BLANK,
                  new Cell.Link("F-1", "findings", "F-1"),
                  Cell.BLANK)));

  @Test
  void csvQuotesWhatNeedsItAndChangesNoValue() throws IOException {
    StringBuilder out = new StringBuilder();
    CsvWriter.write(TABLE, out);
    assertThat(out.toString())
        .isEqualTo(
            """
            name,size,seen_at,empty
            "a,""b""
            =c",1234,2026-01-02T03:04:05Z,
            =1+1,-5,PASS,
            " ü ",,F-1,
            """);
  }

  @Test
  void jsonHasNumbersForAmountsAndEmptyTextsForBlanks() throws IOException {
    StringBuilder out = new StringBuilder();
    JsonWriter.write(TABLE, "bank", Fixtures.SNAPSHOT, out);
    assertThat(out.toString())
        .isEqualTo(
            """
            {
              "schema": "inscope/things/1",
              "project": "bank",
              "snapshot": {
                "id": 2,
                "name": "a \\"b\\"",
                "sha256": "00ff"
              },
              "rows": [
                {"name": "a,\\"b\\"\\n=c", "size": 1234, "seen_at": "2026-01-02T03:04:05Z", "empty": ""},
                {"name": "=1+1", "size": -5, "seen_at": "PASS", "empty": ""},
                {"name": " ü ", "size": "", "seen_at": "F-1", "empty": ""}
              ]
            }
            """);
  }

  @Test
  void jsonOfACatalogueHasNoProject() throws IOException {
    StringBuilder out = new StringBuilder();
    JsonWriter.write(new Table("formats", "Formats", List.of(), List.of()), out);
    assertThat(out.toString())
        .isEqualTo(
            """
            {
              "schema": "inscope/formats/1",
              "rows": []
            }
            """);
  }

  @Test
  void theConsoleTableIsAlignedAndLeavesOutColumnsWithoutContent() throws IOException {
    assertThat(text(TABLE, 80))
        .isEqualTo(
            """
            name      size  seen_at
            --------  ----  --------------------
            a,"b" =c  1234  2026-01-02T03:04:05Z
            =1+1        -5  PASS
            ü               F-1
            """);
  }

  @Test
  void theWidestColumnGivesWayFirst() throws IOException {
    assertThat(text(TABLE, 30))
        .isEqualTo(
            """
            name      size  seen_at
            --------  ----  --------------
            a,"b" =c  1234  2026-01-02T03…
            =1+1        -5  PASS
            ü               F-1
            """);
  }

  @Test
  void columnsThatFindNoPlaceAreNamed() throws IOException {
    assertThat(text(TABLE, 15))
        .isEqualTo(
            """
            name      size
            --------  ----
            a,"b" =c  1234
            =1+1        -5
            ü
            not shown for lack of space: seen_at
            """);
  }

  @Test
  void namesCannotSteerTheTerminal() throws IOException {
    Table table =
        new Table(
            "t",
            "T",
            List.of(new Column("name", "Name", 5)),
            List.of(List.of(Cell.of("a\u001b[31mb\u202ec"))));
    assertThat(text(table, 80)).isEqualTo("name\n---------\na [31mb c\n");
  }

  @Test
  void anEmptyTableShowsItsColumns() throws IOException {
    assertThat(text(new Table("t", "T", TABLE.columns(), List.of()), 80))
        .isEqualTo("name  size  seen_at  empty\n----  ----  -------  -----\n");
  }

  private static String text(Table table, int width) throws IOException {
    StringBuilder out = new StringBuilder();
    TextTableWriter.write(table, width, out);
    return out.toString();
  }
}
