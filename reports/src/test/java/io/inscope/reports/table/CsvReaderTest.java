package io.inscope.reports.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inscope.reports.table.CsvReader.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CsvReaderTest {
  @Test
  void quotesHoldSeparatorsQuotesAndLines() {
    assertThat(CsvReader.read("\ufeffid,note\r\nc-1,\"a, \"\"b\"\"\nc\"\r\n\nc-2,"))
        .containsExactly(
            new Row(1, List.of("id", "note")),
            new Row(2, List.of("c-1", "a, \"b\"\nc")),
            new Row(4, List.of("")),
            new Row(5, List.of("c-2", "")));
  }

  @Test
  void theFirstLineTellsTheSeparator() {
    assertThat(CsvReader.read("id;note;owner\nc-1;a, b;x"))
        .containsExactly(
            new Row(1, List.of("id", "note", "owner")), new Row(2, List.of("c-1", "a, b", "x")));
    assertThat(CsvReader.read("id\tnote\nc-1\ta; b").getLast())
        .isEqualTo(new Row(2, List.of("c-1", "a; b")));
  }

  @Test
  void aQuoteThatIsNotClosedIsToldWithItsLine() {
    assertThatThrownBy(() -> CsvReader.read("id,note\nc-1,\"a\nb\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("line 2: a quote is opened and never closed");
  }

  @Test
  void whatTheWriterWritesReadsBack() throws IOException {
    Random random = new Random(7);
    String alphabet = "a,;\t\"\n' =é";
    for (int round = 0; round < 300; round++) {
      List<List<Cell>> rows = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        List<Cell> row = new ArrayList<>();
        for (int column = 0; column < 3; column++) {
          StringBuilder text = new StringBuilder();
          for (int length = random.nextInt(6); length > 0; length--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
          }
          row.add(new Cell.Text(text.toString()));
        }
        rows.add(row);
      }
      Table table =
          new Table(
              "t",
              "T",
              List.of(new Column("a", "A", 1), new Column("b", "B", 1), new Column("c", "C", 1)),
              rows);
      StringBuilder csv = new StringBuilder();
      CsvWriter.write(table, csv);

      assertThat(CsvReader.read(csv.toString()).stream().skip(1).map(Row::fields).toList())
          .as(csv.toString())
          .isEqualTo(rows.stream().map(row -> row.stream().map(Cell::plain).toList()).toList());
    }
  }
}
