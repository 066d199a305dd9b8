package io.inscope.reports.diagram.edited;

import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.layout.Rect;
import io.inscope.reports.diagram.shapes.Datum;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// Reads draw.io files, with pages as XML or as draw.io compresses them: deflated, in Base64, of
/// XML that is percent-encoded.
final class DrawioReader {
  private DrawioReader() {}

  static List<EditedPage> read(byte[] bytes) {
    Element root = SafeXml.parse(bytes, "the file");
    return switch (root.getTagName()) {
      case "mxfile" -> {
        List<EditedPage> pages = new ArrayList<>();
        for (Element diagram : SafeXml.children(root, "diagram")) {
          String title = diagram.getAttribute("name");
          pages.add(page(title, model(diagram, title)));
        }
        yield pages;
      }
      case "mxGraphModel" -> List.of(page("", root));
      default ->
          throw new EditedFileException(
              "it is neither a draw.io file nor a Visio drawing: its root is <%s>"
                  .formatted(root.getTagName()));
    };
  }

  private static Element model(Element diagram, String title) {
    List<Element> plain = SafeXml.children(diagram, "mxGraphModel");
    if (!plain.isEmpty()) {
      return plain.getFirst();
    }
    String what = "page '%s'".formatted(title);
    try {
      byte[] packed = Base64.getMimeDecoder().decode(diagram.getTextContent().strip());
      String encoded = new String(inflated(packed, what), StandardCharsets.UTF_8);
      String xml = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
      return SafeXml.parse(xml.getBytes(StandardCharsets.UTF_8), what);
    } catch (IOException | IllegalArgumentException e) {
      throw new EditedFileException(what + " is compressed in a way that cannot be read");
    }
  }

  private static byte[] inflated(byte[] packed, String what) throws IOException {
    Inflater inflater = new Inflater(true);
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(packed), inflater)) {
      byte[] all = in.readNBytes(EditedFile.LARGEST + 1);
      if (all.length > EditedFile.LARGEST) {
        throw new EditedFileException(
            "%s unpacks to more than %d MB".formatted(what, EditedFile.LARGEST >> 20));
      }
      return all;
    } finally {
      inflater.end();
    }
  }

  /// A cell with what wraps it.
  private record Cell(Element holder, Element cell, String id) {
    String parent() {
      return cell.getAttribute("parent");
    }

    @Nullable Element geometry() {
      List<Element> all = SafeXml.children(cell, "mxGeometry");
      return all.isEmpty() ? null : all.getFirst();
    }

    /// Whether its place counts from the corner of its parent.
    boolean hasCorner() {
      Element geometry = geometry();
      return cell.getAttribute("vertex").equals("1")
          && geometry != null
          && !geometry.getAttribute("relative").equals("1");
    }

    double number(String name) {
      Element geometry = geometry();
      return geometry == null ? 0 : number(geometry, name);
    }

    static double number(Element element, String name) {
      try {
        double value = Double.parseDouble(element.getAttribute(name));
        return Double.isFinite(value) ? value : 0;
      } catch (NumberFormatException e) {
        return 0; // mxGraph leaves zeros out.
      }
    }
  }

  private static EditedPage page(String title, Element model) {
    Map<String, Cell> cells = new LinkedHashMap<>();
    for (Element root : SafeXml.children(model, "root")) {
      for (Element child : SafeXml.children(root)) {
        boolean bare = child.getTagName().equals("mxCell");
        List<Element> inner = bare ? List.of(child) : SafeXml.children(child, "mxCell");
        if (!inner.isEmpty()) {
          String id = child.getAttribute("id");
          cells.put(id, new Cell(child, inner.getFirst(), id));
        }
      }
    }
    Map<Datum, String> about = Map.of();
    List<EditedShape> shapes = new ArrayList<>();
    for (Cell cell : cells.values()) {
      if (cell.parent().isEmpty()) {
        about = data(cell.holder());
      } else if (!isLayer(cell, cells) && !isGroup(cell)) {
        shapes.add(shape(cell, cells));
      }
    }
    return new EditedPage(title, about, shapes);
  }

  private static boolean isLayer(Cell cell, Map<String, Cell> cells) {
    Cell parent = cells.get(cell.parent());
    return parent != null && parent.parent().isEmpty();
  }

  /// People may group what they like; a group is no shape of its own.
  private static boolean isGroup(Cell cell) {
    String style = cell.cell().getAttribute("style");
    return style.equals("group") || style.startsWith("group;");
  }

  private static EditedShape shape(Cell cell, Map<String, Cell> cells) {
    Map<Datum, String> data = data(cell.holder());
    String label =
        cell.holder().hasAttribute("label")
            ? cell.holder().getAttribute("label")
            : cell.cell().getAttribute("value");
    boolean html = cell.cell().getAttribute("style").contains("html=1");
    return new EditedShape(
        cell.id(),
        data,
        rect(cell, cells),
        html ? HtmlText.plain(label) : label,
        cell.cell().getAttribute("source"),
        cell.cell().getAttribute("target"),
        bends(cell, cells));
  }

  private static List<Point> bends(Cell cell, Map<String, Cell> cells) {
    Element geometry = cell.geometry();
    Cell parent = cells.get(cell.parent());
    if (geometry == null || parent == null) {
      return List.of();
    }
    Rect origin = rect(parent, cells);
    List<Point> bends = new ArrayList<>();
    for (Element array : SafeXml.children(geometry, "Array")) {
      for (Element point : SafeXml.children(array, "mxPoint")) {
        bends.add(
            new Point(origin.x() + Cell.number(point, "x"), origin.y() + Cell.number(point, "y")));
      }
    }
    return bends;
  }

  /// On the page: the places of all it is in, added up.
  private static Rect rect(Cell cell, Map<String, Cell> cells) {
    double x = 0;
    double y = 0;
    Set<String> seen = new HashSet<>();
    for (Cell at = cell; at != null && seen.add(at.id()); at = cells.get(at.parent())) {
      if (at.hasCorner()) {
        x += at.number("x");
        y += at.number("y");
      }
    }
    return new Rect(x, y, cell.number("width"), cell.number("height"));
  }

  private static Map<Datum, String> data(Element holder) {
    Map<Datum, String> data = new EnumMap<>(Datum.class);
    for (Datum datum : Datum.values()) {
      if (holder.hasAttribute(datum.key('-'))) {
        data.put(datum, holder.getAttribute(datum.key('-')));
      }
    }
    // Our own data without its kind is nothing to go by.
    boolean known = data.containsKey(Datum.PAGE) || data.containsKey(Datum.KIND);
    return known ? data : Map.of();
  }
}
