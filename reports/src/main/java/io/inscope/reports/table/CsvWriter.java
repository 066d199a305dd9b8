package io.inscope.reports.table;

import java.io.IOException;
import java.util.List;

/// Writes a table as comma-separated values for scripts: [RFC
/// 4180](https://www.rfc-editor.org/rfc/rfc4180), with a line feed alone at the end of a record, so
/// that the last column is clean for line-based tools too. The first record is the keys.
///
/// A field is quoted when it holds a comma, a quote, a line break or outer blanks. Texts that a
/// spreadsheet would take for a formula (`=`, `+`, `-`, `@` in front) stay as they are: scripts
/// compare values, and a changed value would be a wrong one. For spreadsheets there is the
/// workbook, in which they cannot become formulas.
public final class CsvWriter {
  private CsvWriter() {}

  public static void write(Table table, Appendable out) throws IOException {
    record(table.columns().stream().map(Column::key).toList(), out);
    for (List<Cell> row : table.rows()) {
      record(row.stream().map(Cell::plain).toList(), out);
    }
  }

  /// One record, with its line feed.
  static void record(List<String> fields, Appendable out) throws IOException {
    String separator = "";
    for (String field : fields) {
      out.append(separator).append(needsQuotes(field) ? quoted(field) : field);
      separator = ",";
    }
    out.append('\n');
  }

  private static boolean needsQuotes(String field) {
    return field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        || !field.equals(field.strip());
  }

  private static String quoted(String field) {
    return '"' + field.replace("\"", "\"\"") + '"';
  }
}
