package io.inscope.reports.workbook;

import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What links, colours and counts have to know of a table, found in one pass over its rows: making
/// rows again for each of them would cost more than writing them.
final class Survey {
  private final Table table;
  private final RowIndex index;
  private final List<ColumnSurvey> columns;

  Survey(Table table) {
    this.table = table;
    List<List<Cell>> rows = table.rows();
    index = new RowIndex(rows);
    columns = table.columns().stream().map(_ -> new ColumnSurvey(rows.size())).toList();
    for (int i = 0; i < rows.size(); i++) {
      List<Cell> row = rows.get(i);
      for (int column = 0; column < columns.size(); column++) {
        columns.get(column).add(i, row.get(column));
      }
      index.add(i, row.getFirst().plain());
    }
  }

  Table table() {
    return table;
  }

  /// The first row that has a text in its first column.
  OptionalInt row(String text) {
    return index.row(text);
  }

  /// The words of the vocabulary in a column, sorted.
  Collection<String> words(int column) {
    return new TreeSet<>(columns.get(column).words);
  }

  long sum(String key) {
    return columns.get(column(key)).sum;
  }

  /// Rows in which each given column holds the given word, as COUNTIFS counts: in upper or lower
  /// case.
  ///
  /// @param words by key of the column
  long count(Map<String, String> words) {
    List<RowTest> tests = new ArrayList<>();
    words.forEach((key, word) -> tests.add(test(column(key), word)));
    return IntStream.range(0, table.rows().size())
        .filter(row -> tests.stream().allMatch(test -> test.holds(row)))
        .count();
  }

  private interface RowTest {
    boolean holds(int row);
  }

  private RowTest test(int column, String word) {
    byte[] codes = columns.get(column).codes;
    if (codes == null) {
      return row -> table.rows().get(row).get(column).plain().equalsIgnoreCase(word);
    }
    boolean[] wanted = columns.get(column).codesOf(word);
    return row -> wanted[codes[row] & 0xFF];
  }

  private int column(String key) {
    List<Column> all = table.columns();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).key().equals(key)) {
        return i;
      }
    }
    throw new IllegalArgumentException(table.id() + " has no column " + key);
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
      switch (cell) {
        case Cell.Amount amount -> {
          sum += amount.amount();
          codes = null;
        }
        case Cell.Date _, Cell.Day _ -> codes = null;
        case Cell.Status status -> {
          words.add(status.word());
          code(row, status.word());
        }
        case Cell.Text _, Cell.Link _, Cell.Blank _ -> code(row, cell.plain());
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
