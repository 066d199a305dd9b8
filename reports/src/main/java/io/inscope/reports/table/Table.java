package io.inscope.reports.table;

import java.util.List;
import java.util.function.Function;

/// Rows and columns; every row has as many cells as there are columns.
///
/// @param id stable name: `connections`, `findings`
public record Table(String id, String title, List<Column> columns, List<List<Cell>> rows) {
  public Table {
    columns = List.copyOf(columns);
    int width = columns.size();
    rows =
        rows instanceof LazyRows<?>
            ? rows
            : rows.stream().map(row -> checked(id, width, List.copyOf(row))).toList();
  }

  /// A table with a row for each thing, made anew whenever it is asked for: for tables that may
  /// have hundreds of thousands of rows.
  ///
  /// @param row gives equal rows for equal things, to any number of threads at once
  public static <T> Table of(
      String id,
      String title,
      List<Column> columns,
      List<T> things,
      Function<? super T, List<Cell>> row) {
    return new Table(id, title, columns, new LazyRows<>(id, columns.size(), things, row));
  }

  static List<Cell> checked(String id, int columns, List<Cell> row) {
    if (row.size() != columns) {
      throw new IllegalArgumentException(
          "a row of %s has %d cells, not %d".formatted(id, row.size(), columns));
    }
    return row;
  }
}
