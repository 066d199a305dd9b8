package io.inscope.reports.workbook;

import org.apache.poi.ss.usermodel.Cell;

/// Writes into a cell of POI.
final class CellPen implements Pen {
  private final Cell cell;
  private final Styles styles;

  CellPen(Cell cell, Styles styles) {
    this.cell = cell;
    this.styles = styles;
  }

  @Override
  public void text(String text, Styles.Use use) {
    cell.setCellValue(CellText.of(text));
    cell.setCellStyle(styles.of(use));
  }

  @Override
  public void number(double number, Styles.Use use) {
    cell.setCellValue(number);
    cell.setCellStyle(styles.of(use));
  }

  @Override
  public void formula(String formula, String value, Styles.Use use) {
    cell.setCellFormula(formula);
    cell.setCellValue(value);
    cell.setCellStyle(styles.of(use));
  }

  @Override
  public void blank(Styles.Use use) {
    cell.setCellStyle(styles.of(use));
  }
}
