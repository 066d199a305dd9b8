package io.inscope.reports.workbook.readback;

import java.util.SortedMap;

/// One row of a sheet.
///
/// @param number as people see it: 1-based
/// @param cells those that hold something, by 0-based column
record SheetRow(int number, SortedMap<Integer, Value> cells) {
  /// Empty when the cell is.
  String text(int column) {
    Value value = cells.get(column);
    return value == null ? "" : value.text();
  }
}
