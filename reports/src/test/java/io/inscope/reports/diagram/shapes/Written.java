package io.inscope.reports.diagram.shapes;

import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.drawing.DocumentWriter;
import io.inscope.reports.diagram.drawing.Page;
import io.inscope.reports.diagram.drawing.SmallDiagram;
import io.inscope.reports.diagram.layout.RandomDiagrams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// What writers wrote, for tests to look into.
public final class Written {
  private Written() {}

  public static byte[] bytes(DocumentWriter writer, Page... pages) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writer.write(List.of(pages), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  public static Page small() {
    return new Page("overview", SmallDiagram.get());
  }

  /// A line in every style, in the order of the styles.
  public static Page styles() {
    Diagram small = SmallDiagram.get();
    List<Diagram.Edge> edges = new ArrayList<>();
    for (Diagram.Edge.Style style : Diagram.Edge.Style.values()) {
      int row = edges.size() + 1;
      edges.add(new Diagram.Edge("internet", "gateway", row, List.of(row), "TCP 443 T", style));
    }
    return new Page(
        "styles",
        new Diagram(
            small.title(), small.zones(), small.groups(), small.nodes(), edges, small.notes()));
  }

  /// Two sheets: what is drawn on the second is an off-page connector on the first, and the other
  /// way round.
  public static List<Page> linked() {
    return List.of(linked("overview", "1 of 2", 2), linked("payments", "2 of 2", 1));
  }

  private static Page linked(String name, String sheet, int other) {
    Diagram small = SmallDiagram.get();
    Diagram.TitleBlock title = new Diagram.TitleBlock("Title", "", "", "", "", "", "", "", sheet);
    List<Diagram.Node> nodes =
        List.of(
            new Diagram.Node(
                "here",
                "cde",
                "",
                List.of("here"),
                List.of(),
                Diagram.Node.Kind.WORKLOAD,
                0,
                List.of("pay/Deployment.apps/here")),
            new Diagram.Node(
                "there",
                "out",
                "",
                List.of("there", "sheet " + other),
                List.of(),
                Diagram.Node.Kind.OFF_PAGE,
                other,
                List.of("ops/Deployment.apps/a", "ops/Deployment.apps/b")));
    Diagram.Edge edge =
        new Diagram.Edge(
            "there",
            "here",
            1,
            List.of(1, 2),
            "TCP 443 C",
            Diagram.Edge.Style.CLEAR_INTO_CDE,
            List.of("c-1", "c-2"),
            List.of("egress: no policy", "ingress: NetworkPolicy pay/all"));
    return new Page(
        name, new Diagram(title, small.zones(), List.of(), nodes, List.of(edge), List.of()));
  }

  public static Page random(long seed) {
    Diagram diagram = RandomDiagrams.of(seed, 30, 60);
    return new Page("random-" + seed, diagram);
  }

  public static Element xml(byte[] bytes) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(bytes))
          .getDocumentElement();
    } catch (Exception e) {
      throw new AssertionError(new String(bytes, StandardCharsets.UTF_8), e);
    }
  }

  /// What a map has for a key that it must have.
  public static <T> T in(Map<String, T> map, String key) {
    return Objects.requireNonNull(map.get(key), key);
  }

  /// All elements of a name below another.
  public static List<Element> all(Element root, String name) {
    NodeList list = root.getElementsByTagName(name);
    List<Element> all = new ArrayList<>();
    for (int i = 0; i < list.getLength(); i++) {
      all.add((Element) list.item(i));
    }
    return all;
  }

  public static Map<String, byte[]> unzipped(byte[] zip) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        parts.put(entry.getName(), in.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parts;
  }
}
