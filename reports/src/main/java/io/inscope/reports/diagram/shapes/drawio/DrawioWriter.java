package io.inscope.reports.diagram.shapes.drawio;

import io.inscope.reports.diagram.drawing.DocumentWriter;
import io.inscope.reports.diagram.drawing.Page;
import io.inscope.reports.diagram.shapes.Datum;
import io.inscope.reports.diagram.shapes.Scene;
import io.inscope.reports.diagram.shapes.XmlText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes draw.io files. Not compressed, so that two of them can be compared as text.
public final class DrawioWriter implements DocumentWriter {
  /// A3 in landscape, in draw.io's hundredths of an inch.
  private static final double A3_WIDTH = 1654;

  private static final double A3_HEIGHT = 1169;

  @Override
  public String format() {
    return "drawio";
  }

  @Override
  public void write(List<Page> pages, OutputStream out) throws IOException {
    XmlText xml = new XmlText();
    xml.open(
        "mxfile",
        "host",
        "inscope",
        "compressed",
        "false",
        "pages",
        Integer.toString(pages.size()));
    Map<Integer, String> links = new HashMap<>();
    for (int i = 0; i < pages.size(); i++) {
      links.putIfAbsent(pages.get(i).sheet(), "data:page/id," + id(i));
    }
    links.remove(0);
    for (int i = 0; i < pages.size(); i++) {
      page(Scene.of(pages.get(i)), id(i), links, xml);
    }
    xml.close();
    out.write(xml.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String id(int index) {
    return "inscope-" + (index + 1);
  }

  private static void page(Scene scene, String id, Map<Integer, String> links, XmlText xml) {
    double scale =
        Math.ceil(100 * Math.max(scene.width() / A3_WIDTH, scene.height() / A3_HEIGHT)) / 100;
    xml.open("diagram", "id", id, "name", scene.name());
    xml.open(
        "mxGraphModel",
        "dx",
        "0",
        "dy",
        "0",
        "grid",
        "0",
        "gridSize",
        "10",
        "guides",
        "1",
        "tooltips",
        "1",
        "connect",
        "1",
        "arrows",
        "1",
        "fold",
        "1",
        "page",
        "1",
        "pageScale",
        Scene.number(scale),
        "pageWidth",
        Scene.number(A3_WIDTH),
        "pageHeight",
        Scene.number(A3_HEIGHT),
        "background",
        "#ffffff",
        "math",
        "0",
        "shadow",
        "0");
    xml.open("root");
    List<String> about = new ArrayList<>(List.of("label", scene.title(), "id", "0"));
    scene.data().forEach((datum, text) -> about.addAll(List.of(datum.key('-'), text)));
    xml.open("object", about.toArray(String[]::new)).empty("mxCell").close();
    xml.empty("mxCell", "id", "1", "parent", "0");
    Cells cells = new Cells(scene, links, xml);
    scene.shapes().forEach(cells::write);
    xml.close().close().close();
  }

  /// @return `inscope-text` for [Datum#TEXT]
  static String attribute(Datum datum) {
    return datum.key('-');
  }
}
