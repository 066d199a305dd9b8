package io.inscope.reports.table;

import java.util.ArrayList;
import java.util.List;

/// Reads comma-separated values as people and spreadsheets write them: [RFC
/// 4180](https://www.rfc-editor.org/rfc/rfc4180), also with semicolons or tabs for commas, as Excel
/// writes in many countries. Which one it is the first line tells.
public final class CsvReader {
  /// One record.
  ///
  /// @param line on which it begins, 1-based
  public record Row(int line, List<String> fields) {
    public Row {
      fields = List.copyOf(fields);
    }
  }

  private final String text;
  private final char separator;
  private final List<Row> rows = new ArrayList<>();
  private final StringBuilder field = new StringBuilder();
  private List<String> fields = new ArrayList<>();
  private int line = 1;
  private int first = 1;

  private CsvReader(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  /// @throws IllegalArgumentException when a quote is not closed; the message says on which line
  public static List<Row> read(String text) {
    String content = text.startsWith("\ufeff") ? text.substring(1) : text;
    return new CsvReader(content, separator(content)).rows();
  }

  private static char separator(String text) {
    String head = text.lines().findFirst().orElse("");
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(head, candidate) > count(head, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  private List<Row> rows() {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"' && field.isEmpty()) {
        i = quoted(i + 1);
        continue;
      }
      if (c == separator) {
        endField();
      } else if (c == '\n') {
        endRow();
        line++;
        first = line;
      } else if (c != '\r' || i + 1 >= text.length() || text.charAt(i + 1) != '\n') {
        field.append(c);
      }
      i++;
    }
    if (!field.isEmpty() || !fields.isEmpty()) {
      endRow();
    }
    return rows;
  }

  /// @return the index behind the closing quote
  private int quoted(int from) {
    int opened = line;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '"') {
        line += c == '\n' ? 1 : 0;
        field.append(c);
      } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
        field.append('"');
        i++;
      } else {
        return i + 1;
      }
    }
    throw new IllegalArgumentException("line " + opened + ": a quote is opened and never closed");
  }

  private void endField() {
    fields.add(field.toString());
    field.setLength(0);
  }

  private void endRow() {
    endField();
    rows.add(new Row(first, fields));
    fields = new ArrayList<>();
  }
}
