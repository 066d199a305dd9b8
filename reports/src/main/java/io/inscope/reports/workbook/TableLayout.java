package io.inscope.reports.workbook;

import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import java.util.Collection;
import java.util.List;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.IgnoredErrorType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/// Lays the parts of a table out on their sheets: everything but the rows, which [SheetRows]
/// brings.
final class TableLayout {
  private static final int HEADER_ROW = Places.FIRST_ROW - 1;

  private final TableSheet sheet;
  private final Survey survey;
  private final List<Places.Part> parts;
  private final WorkbookInput input;
  private final Ink ink;
  private final String intro;

  TableLayout(
      TableSheet sheet, Survey survey, List<Places.Part> parts, WorkbookInput input, Ink ink) {
    this.sheet = sheet;
    this.survey = survey;
    this.parts = parts;
    this.input = input;
    this.ink = ink;
    intro = sheet.intro(input);
  }

  /// @param plain the same sheet without streaming, for what the streaming one does not offer
  /// @return the rows that are missing
  SheetRows write(Places.Part part, SXSSFSheet to, XSSFSheet plain) {
    Table table = survey.table();
    List<Column> columns = table.columns();
    for (int i = 0; i < columns.size(); i++) {
      // A little more than the text, for the inner margins.
      to.setColumnWidth(i, Math.min(255, columns.get(i).width() + 1) * 256);
    }
    TableHead head =
        new TableHead(
            columns,
            part.sheet(),
            TableHead.intro(intro, sheet.name(), parts, part),
            part.from() == part.to());
    if (head.lastColumn() > 0) {
      to.addMergedRegion(new CellRangeAddress(0, 0, 0, head.lastColumn()));
      to.addMergedRegion(new CellRangeAddress(1, 1, 0, head.lastColumn()));
    }

    int last = columns.size() - 1;
    to.createFreezePane(1, Places.FIRST_ROW);
    to.setAutoFilter(new CellRangeAddress(HEADER_ROW, part.endRow() - 1, 0, last));
    to.setRepeatingRows(new CellRangeAddress(HEADER_ROW, HEADER_ROW, 0, last));
    to.setDisplayGridlines(false);
    to.setZoom(90);
    plain
        .getCTWorksheet()
        .getDimension()
        .setRef(new CellRangeAddress(0, part.endRow() - 1, 0, last).formatAsString());
    plain.addIgnoredErrors(
        new CellRangeAddress(Places.FIRST_ROW, part.endRow() - 1, 0, last),
        IgnoredErrorType.NUMBER_STORED_AS_TEXT);
    for (int i = 0; i < columns.size(); i++) {
      column(part, to, i);
    }
    PageSetup.wide(to, input, columns.stream().mapToInt(Column::width).sum());
    return new SheetRows(table, part, head, columns.stream().map(this::owner).toList(), ink);
  }

  private Ink.Owner owner(Column column) {
    if (sheet.days().contains(column.key())) {
      return Ink.Owner.ASSESSOR_DAY;
    }
    return column.editable() ? Ink.Owner.ASSESSOR : Ink.Owner.OURS;
  }

  private void column(Places.Part part, SXSSFSheet to, int index) {
    Column column = survey.table().columns().get(index);
    int end = part.endRow() - 1;
    List<String> choices = sheet.choices().getOrDefault(column.key(), List.of());
    Collection<String> words = choices.isEmpty() ? survey.words(index) : choices;
    Colouring.apply(to, new CellRangeAddress(Places.FIRST_ROW, end, index, index), words);
    if (choices.isEmpty()) {
      return;
    }
    DataValidationHelper helper = to.getDataValidationHelper();
    DataValidation validation =
        helper.createValidation(
            helper.createExplicitListConstraint(choices.toArray(String[]::new)),
            new CellRangeAddressList(Places.FIRST_ROW, end, index, index));
    validation.setShowErrorBox(true);
    validation.createErrorBox(column.title(), "Choose one of: " + String.join(", ", choices));
    to.addValidationData(validation);
  }
}
