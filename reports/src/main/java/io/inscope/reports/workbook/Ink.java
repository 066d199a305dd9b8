package io.inscope.reports.workbook;

import io.inscope.reports.table.Cell;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Row;

/// Puts a [Cell] into a cell of the sheet: the only place where values and formulas are written.
final class Ink {
  private final Styles styles;
  private final Places places;

  Ink(Styles styles, Places places) {
    this.styles = styles;
    this.places = places;
  }

  void write(Row row, int column, Cell value) {
    org.apache.poi.ss.usermodel.Cell cell = row.createCell(column);
    switch (value) {
      case Cell.Text text -> text(cell, text.text(), Styles.Use.TEXT);
      case Cell.Status status -> text(cell, status.word(), Styles.Use.STATUS);
      case Cell.Amount amount -> {
        cell.setCellValue((double) amount.amount());
        cell.setCellStyle(styles.of(Styles.Use.AMOUNT));
      }
      case Cell.Date date -> {
        cell.setCellValue(LocalDateTime.ofInstant(date.instant(), ZoneOffset.UTC));
        cell.setCellStyle(styles.of(Styles.Use.DATE));
      }
      case Cell.Day day -> {
        cell.setCellValue(day.day());
        cell.setCellStyle(styles.of(Styles.Use.DAY));
      }
      case Cell.Link link ->
          places
              .target(link)
              .ifPresentOrElse(
                  target -> link(cell, target, link.text()),
                  () -> text(cell, link.text(), Styles.Use.TEXT));
      case Cell.Blank _ -> cell.setCellStyle(styles.of(Styles.Use.TEXT));
    }
  }

  /// The title of a sheet, which leads back to the cover.
  void title(Row row, String text) {
    org.apache.poi.ss.usermodel.Cell cell = row.createCell(0);
    Optional<String> front = places.front().filter(f -> !f.equals(row.getSheet().getSheetName()));
    if (front.isPresent()) {
      link(cell, Places.quoted(front.get()) + "!A1", text);
    } else {
      cell.setCellValue(CellText.of(text));
    }
    cell.setCellStyle(styles.of(Styles.Use.TITLE));
  }

  /// A link to the top of another sheet.
  void sheet(Row row, int column, String name) {
    link(row.createCell(column), Places.quoted(name) + "!A1", name);
  }

  void editable(Row row, int column, Cell value) {
    editable(row, column, value, Styles.Use.EDITABLE);
  }

  /// A day that the assessor fills in: shown as a date also when it is typed into an empty cell.
  void editableDay(Row row, int column, Cell value) {
    editable(row, column, value, Styles.Use.EDITABLE_DAY);
  }

  private void editable(Row row, int column, Cell value, Styles.Use use) {
    write(row, column, value);
    boolean quoted = row.getCell(column).getCellStyle().getQuotePrefixed();
    row.getCell(column).setCellStyle(styles.of(quoted ? Styles.Use.EDITABLE_QUOTED : use));
  }

  void count(Row row, int column, Count count) {
    org.apache.poi.ss.usermodel.Cell cell = row.createCell(column);
    cell.setCellFormula(count.formula());
    cell.setCellValue((double) count.value());
    cell.setCellStyle(styles.of(Styles.Use.AMOUNT));
  }

  /// Plain words in a style of the page.
  void text(Row row, int column, String text, Styles.Use use) {
    text(row.createCell(column), text, use);
  }

  private void text(org.apache.poi.ss.usermodel.Cell cell, String text, Styles.Use use) {
    cell.setCellValue(CellText.of(text));
    cell.setCellStyle(
        styles.of(
            use == Styles.Use.TEXT && CellText.looksLikeFormula(text) ? Styles.Use.QUOTED : use));
  }

  /// A formula instead of a hyperlink: Excel takes 65,530 hyperlinks a sheet, and any number of
  /// these.
  private void link(org.apache.poi.ss.usermodel.Cell cell, String target, String text) {
    String shown = text.length() > 200 ? text.substring(0, 200) : text;
    cell.setCellFormula("HYPERLINK(" + literal("#" + target) + "," + literal(shown) + ")");
    cell.setCellValue(shown);
    cell.setCellStyle(styles.of(Styles.Use.LINK));
  }

  private static String literal(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
