package io.inscope.reports.workbook;

import io.inscope.reports.table.Cell;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;

/// A sheet written line by line from the top: headings, sentences, labels with values, small
/// tables.
final class Page {
  private final SXSSFSheet sheet;
  private final Ink ink;
  private int[] widths = {20};
  private int next;

  Page(SXSSFSheet sheet, Ink ink) {
    this.sheet = sheet;
    this.ink = ink;
    sheet.setDisplayGridlines(false);
  }

  /// The columns of the page, in characters. First of all.
  void columns(int... characters) {
    widths = characters.clone();
    for (int i = 0; i < widths.length; i++) {
      sheet.setColumnWidth(i, widths[i] * 256);
    }
  }

  int characters() {
    return widthFrom(0);
  }

  void title(String text, String subtitle) {
    Row row = row();
    ink.title(row, text);
    spread(row, 0);
    row.setHeightInPoints(26);
    across(subtitle, Styles.Use.SUBTITLE).setHeightInPoints(18);
  }

  void heading(String text) {
    across(text, Styles.Use.HEADING).setHeightInPoints(26);
  }

  void paragraph(String text) {
    across(text, Styles.Use.NOTE)
        .setHeightInPoints(RowHeight.points(RowHeight.lines(text, widthFrom(0))));
  }

  void label(String label, Cell value) {
    Row row = row();
    ink.text(row, 0, label, Styles.Use.LABEL);
    ink.write(row, 1, value);
    spread(row, 1);
    row.setHeightInPoints(
        RowHeight.points(
            Math.max(
                RowHeight.lines(label, widths[0]), RowHeight.lines(value.plain(), widthFrom(1)))));
  }

  /// A line that people fill in.
  ///
  /// @param value what is known of it already; may be empty
  void fillIn(String label, String value) {
    Row row = row();
    ink.text(row, 0, label, Styles.Use.LABEL);
    ink.editable(row, 1, Cell.of(value));
    spread(row, 1);
    row.setHeightInPoints(Math.max(17, RowHeight.points(RowHeight.lines(value, widthFrom(1)))));
  }

  /// A sentence that nobody may overlook.
  void statement(String text) {
    across(text, Styles.Use.STATEMENT)
        .setHeightInPoints(RowHeight.points(RowHeight.lines(text, widthFrom(0))) + 3);
  }

  /// How many objects of a kind, and how far that is known.
  void population(Cell kind, Count count, Cell state) {
    counts(kind, List.of(count));
    Row row = sheet.getRow(next - 1);
    ink.write(row, 2, state);
    colour(state, 2);
  }

  /// A chart as wide as the page, below what was written last.
  void chart(BarChart chart) {
    int rows = 3 + 2 * chart.categories().size();
    chart.into(
        sheet.getWorkbook().getXSSFWorkbook().getSheet(sheet.getSheetName()),
        next,
        next + rows,
        widths.length);
    for (int i = 0; i < rows; i++) {
      row().setHeightInPoints(15);
    }
  }

  /// @param names the first stands over labels, the others over numbers
  void countHeader(List<String> names) {
    Row row = row();
    row.setHeightInPoints(17);
    for (int i = 0; i < names.size(); i++) {
      ink.text(row, i, names.get(i), i == 0 ? Styles.Use.HEADER : Styles.Use.HEADER_AMOUNT);
    }
  }

  void counts(Cell label, List<Count> counts) {
    Row row = row();
    ink.write(row, 0, label);
    for (int i = 0; i < counts.size(); i++) {
      ink.count(row, i + 1, counts.get(i));
    }
    row.setHeightInPoints(15);
    colour(label, 0);
  }

  /// A word of the vocabulary, or any other text, and what it means.
  void meaning(Cell word, String meaning) {
    label(word.plain(), Cell.of(meaning));
    Row row = sheet.getRow(next - 1);
    ink.write(row, 0, word);
    colour(word, 0);
  }

  /// A sheet of the workbook, with a link to it, and what is on it.
  void sheet(String name, String meaning) {
    label(name, Cell.of(meaning));
    ink.sheet(sheet.getRow(next - 1), 0, name);
  }

  /// What follows begins on a new page.
  void newPage() {
    sheet.setRowBreak(next - 1);
  }

  void skip() {
    next++;
  }

  /// 0-based row that comes next.
  int next() {
    return next;
  }

  void skipTo(int row) {
    next = row;
  }

  SXSSFSheet sheet() {
    return sheet;
  }

  private void colour(Cell word, int column) {
    if (word instanceof Cell.Status status) {
      Colouring.apply(
          sheet, new CellRangeAddress(next - 1, next - 1, column, column), List.of(status.word()));
    }
  }

  private Row row() {
    return sheet.createRow(next++);
  }

  private Row across(String text, Styles.Use use) {
    Row row = row();
    ink.text(row, 0, text, use);
    spread(row, 0);
    return row;
  }

  /// Merges from a column to the last one; each cell keeps the style, or its borders would be lost.
  private void spread(Row row, int column) {
    for (int i = column + 1; i < widths.length; i++) {
      row.createCell(i).setCellStyle(row.getCell(column).getCellStyle());
    }
    if (column < widths.length - 1) {
      sheet.addMergedRegion(
          new CellRangeAddress(row.getRowNum(), row.getRowNum(), column, widths.length - 1));
    }
  }

  private int widthFrom(int column) {
    int sum = 0;
    for (int i = column; i < widths.length; i++) {
      sum += widths[i];
    }
    return sum;
  }
}
