package io.inscope.reports.workbook.readback;

import java.util.List;
import java.util.Map;

/// What a row is to say instead of what it says.
///
/// @param before the texts of its cells, by column; empty for a new row
/// @param after the same with what was filled in; days in ISO 8601 where they can be read
record Change(List<String> key, Map<String, String> before, Map<String, String> after) {
  boolean of(String column) {
    return !before(column).equals(after(column));
  }

  String before(String column) {
    return before.getOrDefault(column, "");
  }

  String after(String column) {
    return after.getOrDefault(column, "");
  }

  boolean isEmptied(List<String> columns) {
    return columns.stream().allMatch(column -> after(column).isEmpty());
  }
}
