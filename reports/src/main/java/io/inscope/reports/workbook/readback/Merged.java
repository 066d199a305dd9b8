package io.inscope.reports.workbook.readback;

import org.apache.poi.ss.util.CellRangeAddress;

/// Cells that were merged into one: only the first keeps its value, the others lost theirs.
///
/// @param firstRow 1-based, like the others inclusive
/// @param firstColumn 0-based
record Merged(int firstRow, int lastRow, int firstColumn, int lastColumn) {
  static Merged of(String reference) {
    CellRangeAddress range = CellRangeAddress.valueOf(reference);
    return new Merged(
        range.getFirstRow() + 1,
        range.getLastRow() + 1,
        range.getFirstColumn(),
        range.getLastColumn());
  }

  boolean covers(int row, int column) {
    return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
  }
}
