package io.inscope.reports.workbook;

import io.inscope.reports.table.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A sheet that shows a table. Rows that find no place continue on a second sheet.
public non-sealed interface TableSheet extends Sheet {
  Table table(WorkbookInput input);

  /// One or two sentences above the table: what it says and how it was come by.
  String intro(WorkbookInput input);

  /// The columns in which the assessor fills in days, by key.
  default Set<String> days() {
    return Set.of();
  }

  /// The answers to choose from in columns that the assessor fills in, by key of the column.
  default Map<String, List<String>> choices() {
    return Map.of();
  }
}
