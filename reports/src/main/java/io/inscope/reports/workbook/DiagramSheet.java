package io.inscope.reports.workbook;

import io.inscope.reports.table.Cell;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFPicture;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openxmlformats.schemas.drawingml.x2006.spreadsheetDrawing.CTDrawing;
import org.openxmlformats.schemas.drawingml.x2006.spreadsheetDrawing.CTOneCellAnchor;
import org.openxmlformats.schemas.drawingml.x2006.spreadsheetDrawing.CTTwoCellAnchor;

/// The drawn network diagram, one page of it below the other.
final class DiagramSheet implements PageSheet {
  /// English Metric Units, in which drawings are measured: 360,000 a centimetre, 12,700 a point.
  private static final long EMU_PER_CM = 360_000;

  private static final long EMU_PER_POINT = 12_700;

  /// What fits on one landscape A3 page below its title.
  private static final long MAX_WIDTH = 38 * EMU_PER_CM;

  private static final long MAX_HEIGHT = 23 * EMU_PER_CM;
  private static final float ROW_POINTS = 15;

  @Override
  public String name() {
    return "Diagram";
  }

  @Override
  public Paper paper() {
    return Paper.WIDE;
  }

  @Override
  public void write(WorkbookInput input, Page page, Places places) {
    page.columns(22, 22, 22, 22, 22, 22, 22, 22, 22, 22);
    page.sheet().setDefaultRowHeightInPoints(ROW_POINTS);
    if (input.diagrams().isEmpty()) {
      page.title("Diagram", "No page of the network diagram was drawn for this workbook.");
      return;
    }
    if (input.diagrams().size() > 1) {
      index(input, page);
    }
    XSSFWorkbook workbook = page.sheet().getWorkbook().getXSSFWorkbook();
    XSSFDrawing drawing = workbook.getSheet(name()).createDrawingPatriarch();
    for (int i = 0; i < input.diagrams().size(); i++) {
      Picture picture = input.diagrams().get(i);
      if (page.next() > 0) {
        page.sheet().setRowBreak(page.next() - 1);
      }
      page.title(
          picture.title(), "The numbers on the arrows are the rows of the sheet Connections.");
      double scale =
          Math.min((double) MAX_WIDTH / picture.width(), (double) MAX_HEIGHT / picture.height());
      long width = Math.round(picture.width() * scale);
      long height = Math.round(picture.height() * scale);
      put(picture, drawing, workbook, page.next(), width, height);
      page.skipTo(page.next() + (int) (height / (ROW_POINTS * EMU_PER_POINT)) + 2);
    }
  }

  /// What is on which page, since pages are found by turning them.
  private static void index(WorkbookInput input, Page page) {
    page.title("Diagram", "The pages of the network diagram, in the order in which they follow.");
    for (int i = 0; i < input.diagrams().size(); i++) {
      page.label("Sheet " + (i + 1), Cell.of(input.diagrams().get(i).title()));
    }
    page.skip();
  }

  /// POI anchors a picture to two cells, so that its shape hangs on the widths of columns, which
  /// every reader counts a little differently. One cell and a size keep the shape.
  private static void put(
      Picture picture,
      XSSFDrawing drawing,
      XSSFWorkbook workbook,
      int row,
      long width,
      long height) {
    int image = workbook.addPicture(picture.png(), Workbook.PICTURE_TYPE_PNG);
    XSSFPicture shape =
        drawing.createPicture(new XSSFClientAnchor(0, 0, 0, 0, 0, row, 1, row + 1), image);
    shape.getCTPicture().getNvPicPr().getCNvPr().setDescr(picture.title());
    shape.getCTPicture().getSpPr().getXfrm().getExt().setCx(width);
    shape.getCTPicture().getSpPr().getXfrm().getExt().setCy(height);

    CTDrawing content = drawing.getCTDrawing();
    CTTwoCellAnchor two = content.getTwoCellAnchorArray(0);
    CTOneCellAnchor one = content.addNewOneCellAnchor();
    one.setFrom(two.getFrom());
    one.addNewExt().setCx(width);
    one.getExt().setCy(height);
    one.setPic(two.getPic());
    one.addNewClientData();
    content.removeTwoCellAnchor(0);
  }
}
