package io.inscope.reports.diagram.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.diagram.drawing.Page;
import io.inscope.reports.diagram.layout.LaidOut;
import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.shapes.vsdx.VsdxWriter;
import io.inscope.reports.workbook.LibreOffice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class VsdxWriterTest {
  private static final Offset<Double> EXACTLY = Offset.offset(0.00001);

  private static Map<String, byte[]> parts(Page... pages) {
    return Written.unzipped(Written.bytes(new VsdxWriter(), pages));
  }

  private static Element page(Page page) {
    return Written.xml(Written.in(parts(page), "visio/pages/page1.xml"));
  }

  private static String cell(Element shape, String name) {
    for (org.w3c.dom.Node n = shape.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element e && e.getAttribute("N").equals(name)) {
        return e.getAttribute("V");
      }
    }
    return "";
  }

  private static double number(Element shape, String name) {
    return Double.parseDouble(cell(shape, name));
  }

  private static String data(Element shape, Datum datum) {
    return Written.all(shape, "Row").stream()
        .filter(r -> r.getAttribute("N").equals(datum.key('_')))
        .map(r -> cell(r, "Value"))
        .findFirst()
        .orElse("");
  }

  private static List<Element> shapes(Element page, Role role) {
    return Written.all(page, "Shape").stream()
        .filter(s -> data(s, Datum.KIND).equals(role.key()))
        .toList();
  }

  @Test
  void allPartsAreThereTypedAndLinked() {
    Map<String, byte[]> parts = parts(Written.small(), Written.random(1));

    assertThat(parts.keySet())
        .containsExactly(
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/core.xml",
            "docProps/app.xml",
            "visio/document.xml",
            "visio/_rels/document.xml.rels",
            "visio/pages/pages.xml",
            "visio/pages/_rels/pages.xml.rels",
            "visio/pages/page1.xml",
            "visio/pages/page2.xml");
    List<String> typed =
        Written.all(Written.xml(Written.in(parts, "[Content_Types].xml")), "Override").stream()
            .map(o -> o.getAttribute("PartName").substring(1))
            .toList();
    assertThat(parts.keySet()).containsAll(typed);
    assertThat(Written.all(Written.xml(Written.in(parts, "visio/pages/pages.xml")), "Page"))
        .extracting(p -> p.getAttribute("Name"))
        .containsExactly("overview", "random-1");
  }

  @Test
  void everyEdgeIsGluedWithBothEndsToAConnectionPointThatIsThere() {
    for (long seed = 0; seed < 30; seed++) {
      Element page = page(Written.random(seed));
      Map<String, Element> byId = new HashMap<>();
      Written.all(page, "Shape").forEach(s -> byId.put(s.getAttribute("ID"), s));
      List<Element> connects = Written.all(page, "Connect");

      assertThat(byId).hasSameSizeAs(Written.all(page, "Shape"));
      assertThat(connects).hasSize(2 * shapes(page, Role.EDGE).size());
      for (Element connect : connects) {
        Element edge = Written.in(byId, connect.getAttribute("FromSheet"));
        Element box = Written.in(byId, connect.getAttribute("ToSheet"));
        boolean begin = connect.getAttribute("FromCell").equals("BeginX");
        assertThat(data(box, Datum.ID)).isEqualTo(data(edge, begin ? Datum.FROM : Datum.TO));
        int socket =
            Integer.parseInt(connect.getAttribute("ToCell").substring("Connections.X".length()));
        Element row =
            Written.all(box, "Row").stream()
                .filter(r -> r.getAttribute("T").equals("Connection"))
                .toList()
                .get(socket - 1);
        double x = number(box, "PinX") - number(box, "LocPinX") + number(row, "X");
        double y = number(box, "PinY") - number(box, "LocPinY") + number(row, "Y");
        assertThat(number(edge, begin ? "BeginX" : "EndX")).isCloseTo(x, EXACTLY);
        assertThat(number(edge, begin ? "BeginY" : "EndY")).isCloseTo(y, EXACTLY);
      }
    }
  }

  private static Element outline(Element shape, String index) {
    return Written.all(shape, "Section").stream()
        .filter(s -> s.getAttribute("N").equals("Geometry"))
        .filter(s -> s.getAttribute("IX").equals(index))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void linesHaveTheBendsOfTheLayout() {
    Page page = Written.random(5);
    Element xml = page(page);
    Element sheet = Written.xml(Written.in(parts(page), "visio/pages/pages.xml"));
    double scale = Double.parseDouble(data(sheet, Datum.SCALE));
    List<Element> edges = shapes(xml, Role.EDGE);

    assertThat(edges).isNotEmpty();
    for (int i = 0; i < edges.size(); i++) {
      LaidOut.Line line = page.parts().picture().lines().get(i);
      List<Point> drawn = new ArrayList<>();
      for (Element row : Written.all(outline(edges.get(i), "0"), "Row")) {
        if (row.getAttribute("T").endsWith("To")) {
          drawn.add(new Point(number(row, "X") / scale, -number(row, "Y") / scale));
        }
      }
      Point begin = line.points().getFirst();
      assertThat(drawn).hasSameSizeAs(line.points());
      for (int p = 0; p < drawn.size(); p++) {
        assertThat(drawn.get(p).x())
            .isCloseTo(line.points().get(p).x() - begin.x(), Offset.offset(0.01));
        assertThat(drawn.get(p).y())
            .isCloseTo(line.points().get(p).y() - begin.y(), Offset.offset(0.01));
      }
    }
  }

  @Test
  void allOfTheSheetLiesOnThePaper() {
    for (Element shape : Written.all(page(Written.random(2)), "Shape")) {
      assertThat(number(shape, "PinX")).isBetween(0.0, 420 / 25.4);
      assertThat(number(shape, "PinY")).isBetween(0.0, 297 / 25.4);
    }
  }

  @Test
  void containersAndTheirMembersKnowEachOther() {
    Element page = page(Written.small());
    Element frame = shapes(page, Role.FRAME).getFirst();
    String id = frame.getAttribute("ID");
    List<String> members = new ArrayList<>();
    for (Element node : shapes(page, Role.NODE)) {
      if (data(node, Datum.GROUP).equals("g")) {
        members.add("Sheet.%s!SheetRef()".formatted(node.getAttribute("ID")));
        assertThat(formula(node)).isEqualTo("SUM(DEPENDSON(4,Sheet.%s!SheetRef()))".formatted(id));
      }
    }

    assertThat(members).hasSize(2);
    assertThat(formula(frame))
        .startsWith("SUM(DEPENDSON(1,%s),DEPENDSON(4,".formatted(String.join(",", members)));
  }

  private static String formula(Element shape) {
    return Written.all(shape, "Cell").stream()
        .filter(c -> c.getAttribute("N").equals("Relationships"))
        .map(c -> c.getAttribute("F"))
        .findFirst()
        .orElse("");
  }

  @Test
  void whatGoesOnElsewhereLinksToThePageThatIsInTheFile() {
    List<Page> pages = Written.linked();

    assertThat(links(parts(pages.toArray(Page[]::new)), "visio/pages/page1.xml"))
        .containsExactly("there -> payments");
    assertThat(links(parts(pages.toArray(Page[]::new)), "visio/pages/page2.xml"))
        .containsExactly("there -> overview");
    assertThat(links(parts(pages.getFirst()), "visio/pages/page1.xml")).isEmpty();
  }

  private static List<String> links(Map<String, byte[]> parts, String page) {
    List<String> links = new ArrayList<>();
    for (Element shape : Written.all(Written.xml(Written.in(parts, page)), "Shape")) {
      for (Element section : Written.all(shape, "Section")) {
        if (section.getAttribute("N").equals("Hyperlink")) {
          Element row = Written.all(section, "Row").getFirst();
          links.add(data(shape, Datum.ID) + " -> " + cell(row, "SubAddress"));
        }
      }
    }
    return links;
  }

  @Test
  void samePagesSameBytes() {
    assertThat(Written.bytes(new VsdxWriter(), Written.random(5)))
        .isEqualTo(Written.bytes(new VsdxWriter(), Written.random(5)));
  }

  @Test
  void everyArrowHasAHeadOfTheSameSizeAtItsEnd() {
    Page page = Written.styles();
    List<List<Double>> heads = new ArrayList<>();
    for (Element edge : shapes(page(page), Role.EDGE)) {
      Element head = outline(edge, "1");
      assertThat(cell(head, "NoFill")).isEqualTo("0");
      assertThat(cell(head, "NoLine")).isEqualTo("1");
      assertThat(cell(edge, "FillForegnd")).isEqualTo(cell(edge, "LineColor"));
      assertThat(cell(edge, "EndArrow")).isEmpty();
      List<Element> corners = Written.all(head, "Row");
      assertThat(number(corners.get(0), "X")).isCloseTo(number(edge, "Width"), EXACTLY);
      assertThat(number(corners.get(0), "Y")).isCloseTo(number(edge, "Height"), EXACTLY);
      heads.add(
          List.of(
              Math.abs(number(corners.get(1), "X") - number(corners.get(0), "X")),
              Math.abs(number(corners.get(1), "Y") - number(corners.get(2), "Y"))));
    }

    double scale =
        Double.parseDouble(
            data(Written.xml(Written.in(parts(page), "visio/pages/pages.xml")), Datum.SCALE));
    assertThat(heads)
        .hasSize(4)
        .allSatisfy(
            head -> {
              assertThat(head.get(0)).isCloseTo(8 * scale, Offset.offset(0.0001));
              assertThat(head.get(1)).isCloseTo(7 * scale, Offset.offset(0.0001));
            });
  }

  @Test
  void dashesAreThoseOfTheFormatThatAreMostLikeOurs() {
    Map<String, String> patterns = new TreeMap<>();
    for (Element edge : shapes(page(Written.styles()), Role.EDGE)) {
      patterns.put(data(edge, Datum.PERMITTED), cell(edge, "LinePattern"));
    }

    assertThat(patterns)
        .isEqualTo(
            Map.of(
                "permitted, protected on the wire",
                "1",
                "permitted, clear text or nothing says how it is protected",
                "2",
                "permitted, clear text or nothing says how it is protected, into the CDE",
                "9",
                "not known whether it is permitted",
                "10"));
  }

  /// Takes two seconds.
  @Test
  void libreOfficeOpensItWithAllPagesAndTexts(@TempDir Path folder) throws Exception {
    LibreOffice office =
        LibreOffice.installed().orElseGet(() -> Assumptions.abort("soffice is not on the path"));
    Path file = folder.resolve("diagram.vsdx");
    Files.write(file, Written.bytes(new VsdxWriter(), Written.small(), Written.random(1)));

    Path pdf = office.saved(file, "pdf:draw_pdf_Export", folder);

    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      assertThat(document.getNumberOfPages()).isEqualTo(2);
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setEndPage(1);
      assertThat(stripper.getText(document))
          .contains("gateway", "TCP 443 T", "Legend", "Assumptions and unknowns");
      stripper.setStartPage(2);
      stripper.setEndPage(2);
      assertThat(stripper.getText(document)).contains("Legend", "Assumptions and unknowns");
    }
  }
}
