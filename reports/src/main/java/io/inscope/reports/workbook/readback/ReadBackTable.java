package io.inscope.reports.workbook.readback;

import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import java.util.List;

/// What became of the rows of a workbook, for people and scripts. Rows that say what was exported
/// are left out.
///
/// `row` is 0 for a sheet as a whole and for rows that are not there any more.
public final class ReadBackTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("sheet", "Sheet", 16),
          new Column("row", "Row", 6),
          new Column("id", "Id", 24),
          new Column("outcome", "Outcome", 10),
          new Column("columns", "Columns", 20),
          new Column("message", "Message", 70));

  private ReadBackTable() {}

  public static Table of(List<RowOutcome> rows) {
    return new Table(
        "read-back",
        "Read back",
        COLUMNS,
        rows.stream()
            .map(
                row ->
                    List.of(
                        Cell.of(row.sheet()),
                        Cell.of(row.row()),
                        Cell.of(row.id()),
                        new Cell.Status(row.kind().word()),
                        Cell.of(row.columns()),
                        Cell.of(row.message())))
            .toList());
  }
}
