package io.inscope.reports.diagram.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.layout.LaneLayout;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SvgWriterTest {
  private static final String GOLDEN = "/io/inscope/reports/diagram/drawing/small.svg";

  private static String svg(Diagram diagram) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new SvgWriter().write(Sheet.of(new LaneLayout().place(diagram)), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Document parsed(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Element> parts(Document document) {
    List<Element> parts = new ArrayList<>();
    NodeList groups = document.getElementsByTagName("g");
    for (int i = 0; i < groups.getLength(); i++) {
      parts.add((Element) groups.item(i));
    }
    return parts;
  }

  /// After a deliberate change, look at `target/small.svg` and copy it over the expected one.
  @Test
  void theSmallDiagramLooksAsItDid() throws Exception {
    String svg = svg(SmallDiagram.get());
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/small.svg"), svg);

    try (InputStream golden = SvgWriterTest.class.getResourceAsStream(GOLDEN)) {
      assertThat(golden).isNotNull();
      assertThat(svg).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void everyEdgeNamesItsRowsAndEndsForScriptsAndForReaders() throws Exception {
    List<Element> edges =
        parts(parsed(svg(SmallDiagram.get()))).stream()
            .filter(e -> e.getAttribute("id").startsWith("edge-"))
            .toList();

    assertThat(edges)
        .extracting(e -> e.getAttribute("id"), e -> e.getAttribute("data-row"))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("edge-1", "1"),
            org.assertj.core.groups.Tuple.tuple("edge-2", "2 3 5"),
            org.assertj.core.groups.Tuple.tuple("edge-4", "4"),
            org.assertj.core.groups.Tuple.tuple("edge-6", "6"),
            org.assertj.core.groups.Tuple.tuple("edge-7", "7"));
    assertThat(edges.get(1).getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo(
            "shop to gateway: TCP 8080 C, clear or not known to be protected, rows 2, 3, 5 of the"
                + " connection table");
  }

  @Test
  void everyPartHasAnIdOfItsOwnAndATitle() throws Exception {
    List<Element> parts = parts(parsed(svg(SmallDiagram.get())));

    assertThat(parts).hasSize(1 + 5 + 5);
    assertThat(parts).extracting(e -> e.getAttribute("id")).doesNotHaveDuplicates();
    assertThat(parts)
        .allMatch(e -> !e.getElementsByTagName("title").item(0).getTextContent().isEmpty());
  }

  @Test
  void nodesWhoseIdsDifferOnlyInWhatXmlCannotCarryGetDifferentIds() throws Exception {
    Diagram small = SmallDiagram.get();
    List<Diagram.Node> nodes =
        Stream.of("a/b", "a:b")
            .map(
                id ->
                    new Diagram.Node(
                        id, "cde", "", List.of("x"), List.of(), Diagram.Node.Kind.WORKLOAD))
            .toList();
    Diagram diagram =
        new Diagram(small.title(), small.zones(), List.of(), nodes, List.of(), List.of());

    assertThat(parts(parsed(svg(diagram))))
        .extracting(e -> e.getAttribute("id"))
        .containsExactly("node-a_b", "node-a_b.2");
  }

  @Test
  void namesThatLookLikeMarkupOrCannotBeWrittenStayText() throws Exception {
    assertThat(SvgWriter.escaped("<a href=\"x\">&\u0001\uD83D\uDCB3"))
        .isEqualTo("&lt;a href=&quot;x&quot;&gt;&amp;\uFFFD\uD83D\uDCB3");
  }

  @Test
  void theSameDiagramGivesTheSameBytes() throws IOException {
    assertThat(svg(SmallDiagram.get())).isEqualTo(svg(SmallDiagram.get()));
  }
}
