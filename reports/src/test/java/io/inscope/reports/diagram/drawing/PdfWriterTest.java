package io.inscope.reports.diagram.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.layout.Rect;
import io.inscope.reports.diagram.layout.Words;
import io.inscope.reports.diagram.shapes.Written;
import io.inscope.reports.diagram.text.Typeface;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfWriterTest {
  @TempDir Path folder;

  private static final Diagram SMALL = SmallDiagram.get();
  private static final List<Page> PAGES =
      List.of(new Page("overview", SMALL), new Page("payments", SMALL));

  private static byte[] pdf(List<Page> pages) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PdfWriter().write(pages, out);
    return out.toByteArray();
  }

  @Test
  void everyPageIsASheetOfA3WithABookmark() throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf(PAGES))) {
      assertThat(document.getNumberOfPages()).isEqualTo(2);
      for (PDPage page : document.getPages()) {
        assertThat(page.getMediaBox().getWidth()).isCloseTo(1190.55f, within(0.01f));
        assertThat(page.getMediaBox().getHeight()).isCloseTo(841.89f, within(0.01f));
      }
      List<String> bookmarks = new ArrayList<>();
      List<Integer> targets = new ArrayList<>();
      for (PDOutlineItem item : document.getDocumentCatalog().getDocumentOutline().children()) {
        bookmarks.add(item.getTitle());
        targets.add(document.getPages().indexOf(item.findDestinationPage(document)));
      }
      String sheet = SMALL.title().sheet();
      assertThat(bookmarks).containsExactly(sheet + ": overview", sheet + ": payments");
      assertThat(targets).containsExactly(0, 1);
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo(SMALL.title().title());
    }
  }

  @Test
  void whatGoesOnElsewhereLinksToTheSheetItNames() throws IOException {
    List<Page> pages = Written.linked();
    try (PDDocument document = Loader.loadPDF(pdf(pages))) {
      for (int i = 0; i < 2; i++) {
        List<PDAnnotation> links = document.getPage(i).getAnnotations();
        assertThat(links).hasSize(1);
        PDActionGoTo action = (PDActionGoTo) ((PDAnnotationLink) links.getFirst()).getAction();
        PDPageDestination target = (PDPageDestination) action.getDestination();
        assertThat(target.retrievePageNumber()).isEqualTo(1 - i);
        PDFTextStripperByArea under = new PDFTextStripperByArea();
        PDRectangle box = links.getFirst().getRectangle();
        float top = document.getPage(i).getMediaBox().getHeight() - box.getUpperRightY();
        under.addRegion(
            "box",
            new Rectangle2D.Float(box.getLowerLeftX(), top, box.getWidth(), box.getHeight()));
        under.extractRegions(document.getPage(i));
        assertThat(under.getTextForRegion("box").strip().lines())
            .containsExactly("there", "sheet " + (2 - i));
      }
    }
    try (PDDocument alone = Loader.loadPDF(pdf(pages.subList(0, 1)))) {
      assertThat(alone.getPage(0).getAnnotations()).isEmpty();
    }
  }

  @Test
  void aDrawingHigherThanWideStandsUpright() {
    Paper paper = Paper.of(new Drawing("high", 900, 1_000, List.of()));

    assertThat(paper.width()).isLessThan(paper.height());
  }

  @Test
  void everyTextCanBeSearchedAndItsFontIsInside() throws IOException {
    Page page = PAGES.getFirst();
    try (PDDocument document = Loader.loadPDF(pdf(List.of(page)))) {
      String all = new PDFTextStripper().getText(document).replaceAll("\\s", "");

      assertThat(texts(page.drawing().marks()))
          .allSatisfy(words -> assertThat(all).contains(words.text().replaceAll("\\s", "")));
      for (var name : document.getPage(0).getResources().getFontNames()) {
        PDFont font = document.getPage(0).getResources().getFont(name);
        assertThat(font.isEmbedded()).isTrue();
        assertThat(font.getName()).matches("[A-Z]{6}\\+DejaVuSansCondensed(-Bold)?");
      }
    }
  }

  @Test
  void ligaturesAreNotFormedSoThatTextIsAsWideAsReckoned() throws IOException {
    Words words = Words.at(10, 30, "office traffic flow", 20, Typeface.REGULAR);
    assertThat(stripped(words)).isEqualTo("office traffic flow");
  }

  @Test
  void aCharacterThatTheFontLacksIsStillThereForSearch() throws IOException {
    Words words = Words.at(10, 30, "支払い gateway 😀", 20, Typeface.BOLD);
    assertThat(stripped(words)).isEqualTo("支払い gateway 😀");
  }

  @Test
  void thePictureIsTheOneOfThePng() throws IOException {
    Drawing drawing =
        new Drawing(
            "area",
            420,
            297,
            List.of(new Mark.Area(new Rect(0, 0, 420, 297), 0, Ink.CDE, Pen.NONE)));
    try (PDDocument document = Loader.loadPDF(pdf(List.of(page(drawing))))) {
      var image = new PDFRenderer(document).renderImageWithDPI(0, 20);

      assertThat(image.getRGB(image.getWidth() / 2, image.getHeight() / 2) & 0xffffff)
          .isEqualTo(Ink.CDE.rgb());
      assertThat(image.getRGB(1, 1) & 0xffffff).isEqualTo(0xffffff);
    }
  }

  @Test
  void theSamePagesGiveTheSameBytes() throws IOException {
    assertThat(pdf(PAGES)).isEqualTo(pdf(PAGES));
  }

  /// Read by a program that we did not write.
  @Test
  void popplerFindsTheTextAndNoPicture() throws IOException, InterruptedException {
    Path file = Files.write(folder.resolve("diagram.pdf"), pdf(PAGES));

    assertThat(run("pdftotext", "-layout", file.toString(), "-"))
        .contains(SMALL.title().title(), SMALL.title().standard());
    assertThat(run("pdfimages", "-list", file.toString()).lines()).hasSize(2);
    assertThat(run("pdffonts", file.toString()).lines().skip(2))
        .allSatisfy(line -> assertThat(line).contains("+DejaVuSansCondensed", "yes yes yes"));
  }

  private String run(String... command) throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
      assertThat(process.waitFor()).isZero();
    } catch (IOException e) {
      assumeTrue(false, "poppler is not installed: " + e.getMessage());
    }
    return Files.readString(out);
  }

  private static String stripped(Words words) throws IOException {
    Drawing drawing = new Drawing("text", 420, 297, List.of(new Mark.Text(words, Ink.TEXT)));
    try (PDDocument document = Loader.loadPDF(pdf(List.of(page(drawing))))) {
      return new PDFTextStripper().getText(document).strip();
    }
  }

  private static Page page(Drawing drawing) {
    return new Page("overview", SMALL, drawing);
  }

  private static List<Words> texts(List<Mark> marks) {
    List<Words> texts = new ArrayList<>();
    for (Mark mark : marks) {
      switch (mark) {
        case Mark.Text text -> texts.add(text.words());
        case Mark.Part part -> texts.addAll(texts(part.marks()));
        default -> {}
      }
    }
    return texts;
  }
}
