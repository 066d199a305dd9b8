package io.inscope.snapshot.register;

import java.util.Map;

/// One row of a sheet that people filled in, whatever the sheet was written with.
///
/// @param place `sheet 'Connections', row 7`, `line 12`
/// @param cells those that are not empty; dates as texts
public record FilledRow(String place, Map<RegisterColumn, Cell> cells) {
  /// @param place the column in words: `column R 'Review by'`
  public record Cell(String text, String place) {}

  public FilledRow {
    cells = Map.copyOf(cells);
  }

  /// Empty when there is nothing in it.
  String text(RegisterColumn column) {
    Cell cell = cells.get(column);
    return cell == null ? "" : cell.text();
  }

  /// Whether somebody wrote something into it.
  boolean isFilled() {
    return cells.keySet().stream().anyMatch(column -> column != RegisterColumn.ID);
  }
}
