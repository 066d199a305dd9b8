package io.inscope.reports.diagram.shapes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.drawing.Page;
import io.inscope.reports.diagram.layout.LaidOut;
import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.shapes.drawio.DrawioWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class DrawioWriterTest {
  private static Element written(Page... pages) {
    return Written.xml(Written.bytes(new DrawioWriter(), pages));
  }

  private static List<Element> objects(Element root, Role role) {
    return Written.all(root, "object").stream()
        .filter(o -> o.getAttribute("inscope-kind").equals(role.key()))
        .toList();
  }

  @Test
  void theModelIsWhatMxGraphExpects() {
    assertThat(MxGraphRules.broken(written(Written.small()))).isEmpty();
    for (long seed = 0; seed < 60; seed++) {
      assertThat(MxGraphRules.broken(written(Written.random(seed)))).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void theRulesAreNotBlind() {
    Element file = written(Written.small());
    Element edge =
        Written.all(file, "mxCell").stream()
            .filter(c -> c.hasAttribute("source"))
            .toList()
            .getFirst();
    edge.setAttribute("source", "gone");
    edge.setAttribute("style", "sparkle=1;");

    assertThat(MxGraphRules.broken(file))
        .anyMatch(s -> s.endsWith("has no source"))
        .anyMatch(s -> s.endsWith("has a style nobody knows: sparkle=1"))
        .anyMatch(s -> s.endsWith("is not in the nearest container of its ends"));
  }

  @Test
  void everySheetIsAPageOfOneFileAndFitsOnA3() {
    Element file = written(Written.small(), Written.random(3));

    assertThat(Written.all(file, "diagram"))
        .extracting(d -> d.getAttribute("name"))
        .containsExactly("overview", "random-3");
    for (Page page : List.of(Written.small(), Written.random(3))) {
      Element model = Written.all(written(page), "mxGraphModel").getFirst();
      double scale = Double.parseDouble(model.getAttribute("pageScale"));
      assertThat(scale * 1654).isGreaterThanOrEqualTo(page.parts().width());
      assertThat(scale * 1169).isGreaterThanOrEqualTo(page.parts().height());
    }
  }

  @Test
  void edgesCarryTheirRowsAndAreGluedToTheirBoxes() {
    Element file = written(Written.small());
    List<String> edges = new ArrayList<>();
    for (Element object : objects(file, Role.EDGE)) {
      edges.add(
          object.getAttribute("inscope-number")
              + ": "
              + object.getAttribute("inscope-rows")
              + ", "
              + object.getAttribute("inscope-permitted"));
      Element cell = Written.all(object, "mxCell").getFirst();
      for (String end : List.of("source", "target")) {
        String wanted = object.getAttribute(end.equals("source") ? "inscope-from" : "inscope-to");
        assertThat(objects(file, Role.NODE))
            .filteredOn(n -> n.getAttribute("id").equals(cell.getAttribute(end)))
            .extracting(n -> n.getAttribute("inscope-id"))
            .containsExactly(wanted);
      }
    }

    assertThat(edges)
        .contains("2: 2 3 5, permitted, clear text or nothing says how it is protected");
    assertThat(objects(file, Role.BADGE)).hasSize(2 * edges.size());
  }

  @Test
  void whatGoesOnElsewhereLinksToThePageThatIsInTheFile() {
    Element both = written(Written.linked().toArray(Page[]::new));
    Element alone = written(Written.linked().getFirst());

    assertThat(MxGraphRules.broken(both)).isEmpty();
    assertThat(objects(both, Role.NODE))
        .extracting(n -> n.getAttribute("inscope-id"), n -> n.getAttribute("link"))
        .containsExactly(
            tuple("here", ""),
            tuple("there", "data:page/id,inscope-2"),
            tuple("here", ""),
            tuple("there", "data:page/id,inscope-1"));
    assertThat(objects(alone, Role.NODE)).noneMatch(n -> n.hasAttribute("link"));
    assertThat(Written.all(objects(both, Role.NODE).get(1), "mxCell").getFirst())
        .satisfies(
            cell -> assertThat(cell.getAttribute("style")).contains("mxgraph.basic.polygon"));
  }

  @Test
  void shapesCarryIdsRulesAndMembers() {
    Element file = written(Written.linked().getFirst());
    Element edge = objects(file, Role.EDGE).getFirst();
    Element node = objects(file, Role.NODE).get(1);

    assertThat(edge.getAttribute("inscope-rows")).isEqualTo("1 2");
    assertThat(edge.getAttribute("inscope-connections")).isEqualTo("c-1\nc-2");
    assertThat(edge.getAttribute("inscope-because"))
        .isEqualTo("egress: no policy\ningress: NetworkPolicy pay/all");
    assertThat(edge.getAttribute("inscope-own")).isEqualTo("TCP 443 C");
    assertThat(edge.getAttribute("inscope-permitted"))
        .isEqualTo("permitted, clear text or nothing says how it is protected, into the CDE");
    assertThat(node.getAttribute("inscope-sheet")).isEqualTo("2");
    assertThat(node.getAttribute("inscope-members"))
        .isEqualTo("ops/Deployment.apps/a\nops/Deployment.apps/b");
  }

  @Test
  void longListsAreCutAndCounted() {
    List<String> ids = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    for (int i = 1; i <= 103; i++) {
      ids.add("c-" + i);
      rows.add(i);
    }
    Diagram one = Written.linked().getFirst().diagram();
    Diagram.Edge edge =
        new Diagram.Edge(
            "there", "here", 1, rows, "", Diagram.Edge.Style.CLEAR, ids, List.of("because"));
    Page page =
        new Page(
            "p",
            new Diagram(
                one.title(), one.zones(), one.groups(), one.nodes(), List.of(edge), one.notes()));

    assertThat(objects(written(page), Role.EDGE).getFirst().getAttribute("inscope-connections"))
        .startsWith("c-1\nc-2\n")
        .endsWith("\nc-100\n+ 3 more");
  }

  @Test
  void linesHaveTheBendsOfTheLayoutAlsoInsideOfContainers() {
    for (long seed = 0; seed < 20; seed++) {
      Page page = Written.random(seed);
      Element file = written(page);
      List<Element> edges = objects(file, Role.EDGE);
      for (int i = 0; i < edges.size(); i++) {
        LaidOut.Line line = page.parts().picture().lines().get(i);
        Element cell = Written.all(edges.get(i), "mxCell").getFirst();
        Point origin = origin(file, cell.getAttribute("parent"));
        List<Point> bends =
            Written.all(cell, "Array").stream()
                .flatMap(a -> Written.all(a, "mxPoint").stream())
                .map(
                    p ->
                        new Point(
                            origin.x() + Double.parseDouble(p.getAttribute("x")),
                            origin.y() + Double.parseDouble(p.getAttribute("y"))))
                .toList();
        List<Point> wanted = line.points().subList(1, line.points().size() - 1);
        assertThat(bends).hasSameSizeAs(wanted);
        for (int p = 0; p < wanted.size(); p++) {
          assertThat(bends.get(p).x())
              .isCloseTo(wanted.get(p).x() + page.parts().origin().x(), within());
          assertThat(bends.get(p).y())
              .isCloseTo(wanted.get(p).y() + page.parts().origin().y(), within());
        }
      }
    }
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(0.02);
  }

  private static Point origin(Element file, String id) {
    double x = 0;
    double y = 0;
    for (String up = id; !up.equals("1"); ) {
      String at = up;
      Element object =
          Written.all(file, "object").stream()
              .filter(o -> o.getAttribute("id").equals(at))
              .findFirst()
              .orElseThrow();
      Element geometry = Written.all(object, "mxGeometry").getFirst();
      x += Double.parseDouble(geometry.getAttribute("x"));
      y += Double.parseDouble(geometry.getAttribute("y"));
      up = Written.all(object, "mxCell").getFirst().getAttribute("parent");
    }
    return new Point(x, y);
  }

  @Test
  void stylesOfLinesDifferInTheirDashes() {
    List<String> dashes =
        objects(written(Written.small()), Role.EDGE).stream()
            .map(o -> Written.all(o, "mxCell").getFirst().getAttribute("style"))
            .map(
                s ->
                    s.contains("dashPattern=")
                        ? s.replaceAll(".*dashPattern=([^;]*);.*", "$1")
                        : "")
            .distinct()
            .toList();

    assertThat(dashes).containsExactlyInAnyOrder("", "7 3", "1.6 3");
  }

  @Test
  void namesThatLookLikeMarkupStayText() {
    String file =
        new String(
            Written.bytes(new DrawioWriter(), Written.small()),
            java.nio.charset.StandardCharsets.UTF_8);

    assertThat(file).contains("bank &amp;lt;test&amp;gt;").doesNotContain("<test>");
  }

  @Test
  void samePagesSameBytes() {
    assertThat(Written.bytes(new DrawioWriter(), Written.random(5)))
        .isEqualTo(Written.bytes(new DrawioWriter(), Written.random(5)));
  }
}
