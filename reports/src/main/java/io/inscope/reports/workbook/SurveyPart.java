package io.inscope.reports.workbook;

import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A stretch of a table, as far as a [Survey] looks at it.
final class SurveyPart {
  private final Table table;
  private final int from;
  private final int to;
  private final RowIndex index;
  private final List<ColumnSurvey> columns;

  SurveyPart(Table table, int from, int to) {
    this.table = table;
    this.from = from;
    this.to = to;
    List<List<Cell>> rows = table.rows();
    index = new RowIndex(rows, to - from);
    columns = table.columns().stream().map(_ -> new ColumnSurvey(to - from)).toList();
    for (int i = from; i < to; i++) {
      List<Cell> row = rows.get(i);
      for (int column = 0; column < columns.size(); column++) {
        columns.get(column).add(i - from, row.get(column));
      }
      index.add(i, row.getFirst().plain());
    }
  }

  /// The first row that has a text in its first column.
  OptionalInt row(String text) {
    return index.row(text);
  }

  Set<String> words(int column) {
    return columns.get(column).words;
  }

  long sum(int column) {
    return columns.get(column).sum;
  }

  /// @param words by column
  long count(Map<Integer, String> words) {
    List<RowTest> tests = new ArrayList<>();
    words.forEach((column, word) -> tests.add(test(column, word)));
    return IntStream.range(0, to - from)
        .filter(row -> tests.stream().allMatch(test -> test.holds(row)))
        .count();
  }

  private interface RowTest {
    /// @param row within the stretch
    boolean holds(int row);
  }

  private String text(int row, int column) {
    return table.rows().get(from + row).get(column).plain();
  }

  private RowTest test(int column, String word) {
    byte[] codes = columns.get(column).codes;
    if (codes == null) {
      return row -> text(row, column).equalsIgnoreCase(word);
    }
    boolean[] wanted = columns.get(column).codesOf(word);
    return row -> wanted[codes[row] & 0xFF];
  }

  /// One column. Its texts are kept as a byte for each row as long as there are few of them.
  private static final class ColumnSurvey {
    private static final int MAX_TEXTS = 256;

    private final Set<String> words = new HashSet<>();
    private final Map<String, Byte> texts = new HashMap<>();
    private byte @Nullable [] codes;
    private long sum;

    /// The text of the row before: it often comes again, and often as the same object.
    private @Nullable String last;

    private byte lastCode;

    ColumnSurvey(int rows) {
      codes = new byte[rows];
    }

    void add(int row, Cell cell) {
      if (cell instanceof Cell.Amount amount) {
        sum += amount.amount();
        codes = null;
      } else if (cell instanceof Cell.Date || cell instanceof Cell.Day) {
        codes = null;
      } else {
        if (cell instanceof Cell.Status status) {
          words.add(status.word());
        }
        code(row, cell.plain());
      }
    }

    @SuppressWarnings("ReferenceEquality") // Equal ones are found in the map.
    private void code(int row, String text) {
      if (codes == null) {
        return;
      }
      if (text == last) {
        codes[row] = lastCode;
        return;
      }
      Byte code = texts.get(text);
      if (code == null && texts.size() == MAX_TEXTS) {
        codes = null;
        texts.clear();
        return;
      }
      if (code == null) {
        code = (byte) texts.size();
        texts.put(text, code);
      }
      codes[row] = code;
      last = text;
      lastCode = code;
    }

    boolean[] codesOf(String word) {
      boolean[] wanted = new boolean[MAX_TEXTS];
      texts.forEach((text, code) -> wanted[code & 0xFF] = text.equalsIgnoreCase(word));
      return wanted;
    }
  }
}
