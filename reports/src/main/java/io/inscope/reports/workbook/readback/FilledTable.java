package io.inscope.reports.workbook.readback;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// A table as it was found in a file, perhaps on several sheets.
///
/// @param columns the keys of its columns that are there
/// @param problems what of its structure cannot be read, each with its place and what to do
record FilledTable(TableShape shape, Set<String> columns, List<Row> rows, List<Problem> problems) {
  /// A row as it was found.
  ///
  /// @param number as people see it
  /// @param cells those that hold something, by key of the column
  /// @param merged columns of which nothing can be told, since the cell is part of a merged one
  record Row(String sheet, int number, Map<String, Value> cells, Set<String> merged) {
    Row {
      cells = Map.copyOf(cells);
      merged = Set.copyOf(merged);
    }

    String text(String column) {
      Value value = cells.get(column);
      return value == null ? "" : value.text();
    }

    List<String> key(List<String> columns) {
      return columns.stream().map(this::text).toList();
    }
  }

  /// @param row 0 for the sheet as a whole
  record Problem(String sheet, int row, String message) {}

  FilledTable {
    columns = Set.copyOf(columns);
    rows = List.copyOf(rows);
    problems = List.copyOf(problems);
  }
}
