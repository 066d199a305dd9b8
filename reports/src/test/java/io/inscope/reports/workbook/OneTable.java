package io.inscope.reports.workbook;

import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import java.util.List;
import java.util.stream.IntStream;

/// A sheet made up for a test.
record OneTable(String name, Table table) implements TableSheet {
  /// With a column for each cell of the first row; the last one is for the assessor.
  static OneTable of(String name, List<List<Cell>> rows) {
    int columns = rows.getFirst().size();
    return new OneTable(
        name,
        new Table(
            name,
            name,
            IntStream.range(0, columns)
                .mapToObj(i -> new Column("c" + i, "Column " + i, 20, i > 0 && i == columns - 1))
                .toList(),
            rows));
  }

  @Override
  public Table table(WorkbookInput input) {
    return table;
  }

  @Override
  public String intro(WorkbookInput input) {
    return "Made up.";
  }
}
