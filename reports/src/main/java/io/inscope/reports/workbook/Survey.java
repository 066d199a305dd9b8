package io.inscope.reports.workbook;

import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// What links, colours and counts have to know of a table, found in one pass over its rows: making
/// rows again for each of them would cost more than writing them. Stretches of long tables are
/// looked at side by side.
final class Survey {
  private static final int ROWS = 20_000;

  private final Table table;
  private final List<SurveyPart> parts;

  /// @param threads more than one: as many as there are cores
  Survey(Table table, int threads) {
    this.table = table;
    int rows = table.rows().size();
    IntStream stretches = IntStream.range(0, (rows + ROWS - 1) / ROWS);
    parts =
        (threads > 1 ? stretches.parallel() : stretches)
            .mapToObj(i -> new SurveyPart(table, i * ROWS, Math.min(rows, (i + 1) * ROWS)))
            .toList();
  }

  Table table() {
    return table;
  }

  /// The first row that has a text in its first column.
  OptionalInt row(String text) {
    return parts.stream()
        .map(part -> part.row(text))
        .filter(OptionalInt::isPresent)
        .findFirst()
        .orElse(OptionalInt.empty());
  }

  /// The words of the vocabulary in a column, sorted.
  Collection<String> words(int column) {
    TreeSet<String> words = new TreeSet<>();
    parts.forEach(part -> words.addAll(part.words(column)));
    return words;
  }

  long sum(String key) {
    int column = column(key);
    return parts.stream().mapToLong(part -> part.sum(column)).sum();
  }

  /// Rows in which each given column holds the given word, as COUNTIFS counts: in upper or lower
  /// case.
  ///
  /// @param words by key of the column
  long count(Map<String, String> words) {
    Map<Integer, String> byColumn = new HashMap<>();
    words.forEach((key, word) -> byColumn.put(column(key), word));
    return parts.stream().mapToLong(part -> part.count(byColumn)).sum();
  }

  private int column(String key) {
    List<Column> columns = table.columns();
    return IntStream.range(0, columns.size())
        .filter(i -> columns.get(i).key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(table.id() + " has no column " + key));
  }
}
