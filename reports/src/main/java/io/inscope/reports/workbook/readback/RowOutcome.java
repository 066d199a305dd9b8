package io.inscope.reports.workbook.readback;

import java.util.Locale;

/// What became of a row.
///
/// @param row as people see it; 0 for the sheet as a whole, or when the row is not in the file
/// @param id what names the row
/// @param columns the titles of the columns concerned
/// @param message what, and what to do
public record RowOutcome(
    String sheet, int row, String id, Kind kind, String columns, String message) {
  /// Rows that nobody changed have none.
  public enum Kind {
    /// Put on record.
    RECORDED,
    /// What it says is on record already.
    ON_RECORD,
    /// The record changed since the workbook was written, and the row was changed otherwise.
    CONFLICT,
    /// It cannot be taken as it stands.
    REFUSED,
    /// The file says two things of it.
    DUPLICATE,
    /// It was filled in, and names nothing that was exported.
    UNKNOWN,
    /// It was exported, and is not there any more. Nothing follows from that.
    MISSING;

    /// `on record`
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// Whether somebody has to look at it.
    public boolean isOpen() {
      return this != RECORDED && this != ON_RECORD;
    }
  }
}
