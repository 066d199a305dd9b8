package io.inscope.reports.workbook;

import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.IgnoredErrorType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/// Lays one part of a table out on one sheet: title, introduction, header, rows; filters, frozen
/// header, colours, choices.
final class TableLayout {
  private static final int HEADER_ROW = Places.FIRST_ROW - 1;

  private final TableSheet sheet;
  private final Table table;
  private final WorkbookInput input;
  private final Ink ink;

  TableLayout(TableSheet sheet, Table table, WorkbookInput input, Ink ink) {
    this.sheet = sheet;
    this.table = table;
    this.input = input;
    this.ink = ink;
  }

  /// @param plain the same sheet without streaming, for what the streaming one does not offer
  void write(Places.Part part, SXSSFSheet to, XSSFSheet plain) {
    List<Column> columns = table.columns();
    for (int i = 0; i < columns.size(); i++) {
      // A little more than the text, for the inner margins.
      to.setColumnWidth(i, Math.min(255, columns.get(i).width() + 1) * 256);
    }
    head(part, to);
    body(part, to);

    int last = columns.size() - 1;
    to.createFreezePane(1, Places.FIRST_ROW);
    to.setAutoFilter(new CellRangeAddress(HEADER_ROW, part.endRow() - 1, 0, last));
    to.setRepeatingRows(new CellRangeAddress(HEADER_ROW, HEADER_ROW, 0, last));
    to.setDisplayGridlines(false);
    to.setZoom(90);
    plain.addIgnoredErrors(
        new CellRangeAddress(Places.FIRST_ROW, part.endRow() - 1, 0, last),
        IgnoredErrorType.NUMBER_STORED_AS_TEXT);
    for (int i = 0; i < columns.size(); i++) {
      column(part, to, i);
    }
    PageSetup.wide(to, input, columns.stream().mapToInt(Column::width).sum());
  }

  private void head(Places.Part part, SXSSFSheet to) {
    Row title = to.createRow(0);
    title.setHeightInPoints(24);
    ink.title(title, part.sheet());
    Row intro = to.createRow(1);
    ink.text(intro, 0, sheet.intro(input), Styles.Use.NOTE);
    int end = lastColumnWithin(150);
    intro.setHeightInPoints(
        RowHeight.points(RowHeight.lines(sheet.intro(input), widthTo(end))) + 4);
    if (end > 0) {
      to.addMergedRegion(new CellRangeAddress(0, 0, 0, end));
      to.addMergedRegion(new CellRangeAddress(1, 1, 0, end));
    }
    Row header = to.createRow(HEADER_ROW);
    header.setHeightInPoints(28);
    for (int i = 0; i < table.columns().size(); i++) {
      Column column = table.columns().get(i);
      Styles.Use use = column.editable() ? Styles.Use.HEADER_EDITABLE : Styles.Use.HEADER;
      ink.text(header, i, column.title(), use);
    }
  }

  private int lastColumnWithin(int characters) {
    int last = 0;
    while (last + 1 < table.columns().size() && widthTo(last + 1) <= characters) {
      last++;
    }
    return last;
  }

  private int widthTo(int last) {
    return table.columns().subList(0, last + 1).stream().mapToInt(c -> c.width() + 1).sum();
  }

  private void body(Places.Part part, SXSSFSheet to) {
    if (table.rows().isEmpty()) {
      ink.text(to.createRow(Places.FIRST_ROW), 0, "none", Styles.Use.NOTE);
    }
    for (int i = part.from(); i < part.to(); i++) {
      Row row = to.createRow(Places.FIRST_ROW + i - part.from());
      List<Cell> cells = table.rows().get(i);
      int lines = 1;
      for (int column = 0; column < cells.size(); column++) {
        int width = table.columns().get(column).width();
        lines = Math.max(lines, RowHeight.lines(cells.get(column).plain(), width));
        if (sheet.days().contains(table.columns().get(column).key())) {
          ink.editableDay(row, column, cells.get(column));
        } else if (table.columns().get(column).editable()) {
          ink.editable(row, column, cells.get(column));
        } else {
          ink.write(row, column, cells.get(column));
        }
      }
      if (lines > 1) {
        // A row without a height of its own grows with what people write into it.
        row.setHeightInPoints(RowHeight.points(lines));
      }
    }
  }

  private void column(Places.Part part, SXSSFSheet to, int column) {
    int end = part.endRow() - 1;
    CellRangeAddress range = new CellRangeAddress(Places.FIRST_ROW, end, column, column);
    List<String> choices =
        sheet.choices().getOrDefault(table.columns().get(column).key(), List.of());
    if (choices.isEmpty()) {
      Colouring.apply(to, range, words(part, column));
      return;
    }
    Colouring.apply(to, range, choices);
    DataValidationHelper helper = to.getDataValidationHelper();
    DataValidation validation =
        helper.createValidation(
            helper.createExplicitListConstraint(choices.toArray(String[]::new)),
            new CellRangeAddressList(Places.FIRST_ROW, end, column, column));
    validation.setShowErrorBox(true);
    validation.createErrorBox(
        table.columns().get(column).title(), "Choose one of: " + String.join(", ", choices));
    to.addValidationData(validation);
  }

  private Collection<String> words(Places.Part part, int column) {
    TreeSet<String> words = new TreeSet<>();
    for (List<Cell> row : table.rows().subList(part.from(), part.to())) {
      if (row.get(column) instanceof Cell.Status status) {
        words.add(status.word());
      }
    }
    return words;
  }
}
