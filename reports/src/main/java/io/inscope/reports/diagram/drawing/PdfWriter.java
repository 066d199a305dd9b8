package io.inscope.reports.diagram.drawing;

import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.text.Typeface;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PageMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/// PDF: lines and text on A3 sheets, every page with a bookmark, every box that goes on elsewhere
/// with a link to the sheet it names, the used part of the font inside. Without dates, so that the
/// same diagram gives the same bytes; the title block has them.
public final class PdfWriter implements DocumentWriter {
  /// The identity of the file is made from its contents and this instead of the time.
  private static final long SEED = 123;

  @Override
  public String format() {
    return "pdf";
  }

  @Override
  public void write(List<Page> pages, OutputStream out) throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.setDocumentId(SEED);
      Map<Typeface, PDFont> fonts = new EnumMap<>(Typeface.class);
      for (Typeface face : Typeface.values()) {
        fonts.put(face, PDType0Font.load(document, face.open(), true));
      }
      PDDocumentOutline bookmarks = new PDDocumentOutline();
      Map<Integer, PDPage> sheets = new HashMap<>();
      for (Page page : pages) {
        PDPage sheet = sheet(page.drawing());
        document.addPage(sheet);
        sheets.putIfAbsent(page.sheet(), sheet);
      }
      sheets.remove(0);
      for (int i = 0; i < pages.size(); i++) {
        Page page = pages.get(i);
        Drawing drawing = page.drawing();
        PDPage sheet = document.getPage(i);
        try (PdfCanvas canvas = new PdfCanvas(document, sheet, drawing, fonts)) {
          drawing.marks().forEach(canvas::draw);
        }
        new PdfLinks(page, sheets).on(sheet);
        PDOutlineItem bookmark = new PDOutlineItem();
        bookmark.setTitle(bookmark(page));
        bookmark.setDestination(sheet);
        bookmarks.addLast(bookmark);
      }
      document.getDocumentCatalog().setDocumentOutline(bookmarks);
      describe(document, pages.getFirst().diagram().title());
      document.save(out);
    }
  }

  private static PDPage sheet(Drawing drawing) {
    Paper paper = Paper.of(drawing);
    return new PDPage(
        new PDRectangle(
            (float) (paper.width() * PdfCanvas.POINTS_PER_INCH),
            (float) (paper.height() * PdfCanvas.POINTS_PER_INCH)));
  }

  private static String bookmark(Page page) {
    return "%s: %s".formatted(page.diagram().title().sheet(), page.name());
  }

  private static void describe(PDDocument document, Diagram.TitleBlock title) {
    PDDocumentInformation about = document.getDocumentInformation();
    about.setTitle(title.title());
    about.setSubject(title.standard());
    about.setProducer(title.tool());
    about.setKeywords("snapshot seal SHA-256 " + title.sealSha256());
    PDViewerPreferences preferences =
        new PDViewerPreferences(new org.apache.pdfbox.cos.COSDictionary());
    preferences.setDisplayDocTitle(true);
    document.getDocumentCatalog().setViewerPreferences(preferences);
    document.getDocumentCatalog().setLanguage("en");
    document.getDocumentCatalog().setPageMode(PageMode.USE_OUTLINES);
  }
}
