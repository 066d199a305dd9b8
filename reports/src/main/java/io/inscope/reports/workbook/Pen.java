package io.inscope.reports.workbook;

/// Writes the content of one cell: into POI's model, or as XML. What stands there in which style
/// was decided before.
interface Pen {
  /// @param text any characters, as long as it likes
  void text(String text, Styles.Use use);

  void number(double number, Styles.Use use);

  /// @param formula without the equals sign
  /// @param value what it evaluates to
  void formula(String formula, String value, Styles.Use use);

  void blank(Styles.Use use);
}
