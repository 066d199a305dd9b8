package io.inscope.reports.workbook;

import io.inscope.reports.table.Cell;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;

/// Decides what stands in a cell of the sheet for a [Cell], and in which style: the only place
/// where values and formulas come from.
final class Ink {
  /// Excel takes 255 characters for a text in a formula.
  private static final int MAX_LABEL = 200;

  /// Years that a spreadsheet can count days of.
  private static final int FIRST_YEAR = 1900;

  private static final int LAST_YEAR = 9999;

  /// Whose a cell is: ours, or the assessor's to fill in.
  enum Owner {
    OURS,
    ASSESSOR,
    /// A day to be filled in: shown as a date also when it is typed into an empty cell.
    ASSESSOR_DAY;

    private Styles.Use style(Styles.Use ours) {
      return switch (this) {
        case OURS -> ours;
        case ASSESSOR ->
            ours == Styles.Use.QUOTED ? Styles.Use.EDITABLE_QUOTED : Styles.Use.EDITABLE;
        case ASSESSOR_DAY ->
            ours == Styles.Use.QUOTED ? Styles.Use.EDITABLE_QUOTED : Styles.Use.EDITABLE_DAY;
      };
    }
  }

  private final Styles styles;
  private final Places places;

  Ink(Styles styles, Places places) {
    this.styles = styles;
    this.places = places;
  }

  Styles styles() {
    return styles;
  }

  void write(Pen pen, Cell value, Owner owner) {
    switch (value) {
      case Cell.Text text -> text(pen, text.text(), owner);
      case Cell.Status status -> pen.text(status.word(), owner.style(Styles.Use.STATUS));
      case Cell.Amount amount -> pen.number(amount.amount(), owner.style(Styles.Use.AMOUNT));
      case Cell.Date date -> {
        LocalDateTime time = LocalDateTime.ofInstant(date.instant(), ZoneOffset.UTC);
        if (isCounted(time.getYear())) {
          pen.number(DateUtil.getExcelDate(time), owner.style(Styles.Use.DATE));
        } else {
          text(pen, date.plain(), owner);
        }
      }
      case Cell.Day day -> {
        if (isCounted(day.day().getYear())) {
          pen.number(DateUtil.getExcelDate(day.day()), owner.style(Styles.Use.DAY));
        } else {
          text(pen, day.plain(), owner);
        }
      }
      case Cell.Link link -> {
        Optional<String> target =
            CellText.isPlain(link.text()) ? places.target(link) : Optional.empty();
        if (target.isPresent()) {
          link(pen, target.get(), link.text(), owner.style(Styles.Use.LINK));
        } else {
          text(pen, link.text(), owner);
        }
      }
      case Cell.Blank _ -> pen.blank(owner.style(Styles.Use.TEXT));
    }
  }

  /// The title of a sheet, which leads back to the cover.
  void title(Row row, String text) {
    title(pen(row, 0), row.getSheet().getSheetName(), text);
  }

  /// The title of a sheet, which leads back to the cover.
  void title(Pen pen, String sheet, String text) {
    places
        .front()
        .filter(front -> !front.equals(sheet))
        .ifPresentOrElse(
            front -> link(pen, Places.quoted(front) + "!A1", text, Styles.Use.TITLE),
            () -> pen.text(text, Styles.Use.TITLE));
  }

  /// A link to the top of another sheet.
  void sheet(Row row, int column, String name) {
    link(pen(row, column), Places.quoted(name) + "!A1", name, Styles.Use.LINK);
  }

  void write(Row row, int column, Cell value) {
    write(pen(row, column), value, Owner.OURS);
  }

  void editable(Row row, int column, Cell value) {
    write(pen(row, column), value, Owner.ASSESSOR);
  }

  void count(Row row, int column, Count count) {
    org.apache.poi.ss.usermodel.Cell cell = row.createCell(column);
    cell.setCellFormula(count.formula());
    cell.setCellValue((double) count.value());
    cell.setCellStyle(styles.of(Styles.Use.AMOUNT));
  }

  /// Plain words in a style of the page.
  void text(Row row, int column, String text, Styles.Use use) {
    pen(row, column).text(text, use);
  }

  private Pen pen(Row row, int column) {
    return new CellPen(row.createCell(column), styles);
  }

  private static void text(Pen pen, String text, Owner owner) {
    pen.text(
        text, owner.style(CellText.looksLikeFormula(text) ? Styles.Use.QUOTED : Styles.Use.TEXT));
  }

  /// A formula instead of a hyperlink: Excel takes 65,530 hyperlinks a sheet, and any number of
  /// these.
  private static void link(Pen pen, String target, String text, Styles.Use use) {
    String shown = CellText.start(text, MAX_LABEL);
    pen.formula("HYPERLINK(" + literal("#" + target) + "," + literal(shown) + ")", shown, use);
  }

  private static String literal(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private static boolean isCounted(int year) {
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }
}
