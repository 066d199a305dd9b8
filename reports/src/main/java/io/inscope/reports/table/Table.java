package io.inscope.reports.table;

import java.util.List;

/// Rows and columns; every row has as many cells as there are columns.
///
/// @param id stable name: `connections`, `findings`
public record Table(String id, String title, List<Column> columns, List<List<Cell>> rows) {
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "a row of %s has %d cells, not %d".formatted(id, row.size(), columns.size()));
      }
    }
  }
}
