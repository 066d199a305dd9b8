package io.inscope.reports.diagram.drawing;

import io.inscope.reports.diagram.layout.LaidOut;
import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.layout.Rect;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDBorderStyleDictionary;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;

/// Leads from a box that goes on elsewhere to the sheet it names, where that is in the file.
///
/// @param sheets by their number
record PdfLinks(Page page, Map<Integer, PDPage> sheets) {
  void on(PDPage sheet) throws IOException {
    boolean any = page.diagram().nodes().stream().anyMatch(n -> sheets.containsKey(n.sheet()));
    if (!any) {
      return;
    }
    SheetParts parts = page.parts();
    Drawing drawing = page.drawing();
    List<PDAnnotation> links = sheet.getAnnotations();
    for (LaidOut.Box box : parts.picture().boxes()) {
      PDPage target = sheets.get(box.node().sheet());
      if (target != null && target != sheet) {
        Point origin = parts.origin();
        links.add(link(place(box.rect().moved(origin.x(), origin.y()), drawing), target));
      }
    }
    sheet.setAnnotations(links);
  }

  private static PDRectangle place(Rect rect, Drawing drawing) {
    Paper paper = Paper.of(drawing);
    double scale = paper.scale() * PdfCanvas.POINTS_PER_INCH;
    double left = paper.left(drawing) * PdfCanvas.POINTS_PER_INCH;
    double bottom = paper.top(drawing) * PdfCanvas.POINTS_PER_INCH;
    return new PDRectangle(
        (float) (left + scale * rect.x()),
        (float) (bottom + scale * (drawing.height() - rect.bottom())),
        (float) (scale * rect.width()),
        (float) (scale * rect.height()));
  }

  private static PDAnnotationLink link(PDRectangle place, PDPage target) {
    PDPageFitDestination whole = new PDPageFitDestination();
    whole.setPage(target);
    PDActionGoTo action = new PDActionGoTo();
    action.setDestination(whole);
    PDBorderStyleDictionary border = new PDBorderStyleDictionary();
    border.setWidth(0);
    PDAnnotationLink link = new PDAnnotationLink();
    link.setRectangle(place);
    link.setBorderStyle(border);
    link.setAction(action);
    return link;
  }
}
