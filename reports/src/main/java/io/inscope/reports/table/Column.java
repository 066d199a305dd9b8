package io.inscope.reports.table;

/// A column.
///
/// @param key snake_case, the name in CSV and JSON: a contract with scripts
/// @param title what people read above it
/// @param width in characters, for sheets and windows
/// @param editable whether the assessor fills it in
public record Column(String key, String title, int width, boolean editable) {
  public Column(String key, String title, int width) {
    this(key, title, width, false);
  }
}
