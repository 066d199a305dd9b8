package io.inscope.reports.workbook;

import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Sheet;

/// How a sheet prints: as wide as the paper, with the seal on every page, so that a loose page
/// still says which snapshot it belongs to.
final class PageSetup {
  /// Wider sheets go on A3: on A4 nobody could read them.
  private static final int A4_CHARACTERS = 170;

  /// What is left of 595 points between the margins, and a little less: programs differ.
  private static final double A4_UPRIGHT_POINTS = 535;

  /// Width of a digit of Arial 9, in which columns are measured: 7 pixels of 96 an inch.
  private static final double DIGIT_POINTS = 5.25;

  private PageSetup() {}

  /// A table: landscape.
  ///
  /// @param characters width of the sheet
  static void wide(Sheet sheet, WorkbookInput input, int characters) {
    PrintSetup print = sheet.getPrintSetup();
    print.setPaperSize(
        characters > A4_CHARACTERS ? PrintSetup.A3_PAPERSIZE : PrintSetup.A4_PAPERSIZE);
    print.setLandscape(true);
    apply(sheet, input);
  }

  /// Running text: upright, on as many pages as it takes.
  static void upright(Sheet sheet, WorkbookInput input) {
    sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
    apply(sheet, input);
  }

  /// Upright, with page breaks: Excel heeds them only where nothing is fitted, so the scale at
  /// which the width fits is computed.
  ///
  /// @param characters width of the sheet
  static void pages(Sheet sheet, WorkbookInput input, int characters) {
    upright(sheet, input);
    sheet.setFitToPage(false);
    sheet
        .getPrintSetup()
        .setScale((short) Math.min(100, 100 * A4_UPRIGHT_POINTS / (characters * DIGIT_POINTS)));
  }

  private static void apply(Sheet sheet, WorkbookInput input) {
    PrintSetup print = sheet.getPrintSetup();
    sheet.setFitToPage(true);
    print.setFitWidth((short) 1);
    print.setFitHeight((short) 0);
    sheet.setMargin(PageMargin.LEFT, 0.3);
    sheet.setMargin(PageMargin.RIGHT, 0.3);
    sheet.setMargin(PageMargin.TOP, 0.6);
    sheet.setMargin(PageMargin.BOTTOM, 0.6);
    sheet.setHorizontallyCenter(true);

    sheet.getHeader().setLeft("&8 " + escaped(input.project()));
    sheet.getHeader().setRight("&8 &A");
    sheet.getFooter().setLeft("&7 " + escaped(seal(input)));
    sheet.getFooter().setRight("&8 Page &P of &N");
  }

  private static String seal(WorkbookInput input) {
    return input.snapshot().sha256().isEmpty()
        ? "Snapshot not sealed"
        : "Seal SHA-256 " + input.snapshot().sha256();
  }

  /// An ampersand starts a code in headers and footers. All three parts share 255 characters.
  private static String escaped(String text) {
    String short80 = text.length() > 80 ? text.substring(0, 79) + "…" : text;
    return short80.replace("&", "&&");
  }
}
