package io.inscope.reports.workbook;

import io.inscope.reports.table.Table;
import java.util.List;
import java.util.Map;

/// A sheet that shows a table. Rows that find no place continue on a second sheet.
public non-sealed interface TableSheet extends Sheet {
  Table table(WorkbookInput input);

  /// One or two sentences above the table: what it says and how it was come by.
  String intro(WorkbookInput input);

  /// The answers to choose from in columns that the assessor fills in, by key of the column.
  default Map<String, List<String>> choices() {
    return Map.of();
  }
}
