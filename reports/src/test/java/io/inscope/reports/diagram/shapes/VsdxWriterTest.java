package io.inscope.reports.diagram.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.diagram.drawing.Page;
import io.inscope.reports.diagram.layout.LaidOut;
import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.shapes.vsdx.VsdxWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
      for (Element row : Written.all(edges.get(i), "Row")) {
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
  void samePagesSameBytes() {
    assertThat(Written.bytes(new VsdxWriter(), Written.random(5)))
        .isEqualTo(Written.bytes(new VsdxWriter(), Written.random(5)));
  }

  /// Takes seconds and needs LibreOffice: runs with `-Dinscope.office=true`.
  @Test
  void libreOfficeOpensItWithAllPagesAndTexts(@TempDir Path folder) throws Exception {
    Assumptions.assumeTrue(
        Boolean.getBoolean("inscope.office"), "-Dinscope.office=true is not set");
    Path file = folder.resolve("diagram.vsdx");
    Files.write(file, Written.bytes(new VsdxWriter(), Written.small(), Written.random(1)));
    Process office =
        new ProcessBuilder(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("office").toUri(),
                "--headless",
                "--convert-to",
                "svg",
                "--outdir",
                folder.toString(),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();

    assertThat(office.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(folder.resolve("diagram.svg")))
        .contains("gateway", "TCP 443 T", "Legend", "Assumptions and unknowns");
  }
}
