package io.inscope.reports.diagram.edited;

import io.inscope.reports.diagram.drawing.Page;
import io.inscope.reports.diagram.shapes.Datum;
import io.inscope.reports.diagram.shapes.Role;
import io.inscope.reports.diagram.shapes.Written;
import io.inscope.reports.diagram.shapes.drawio.DrawioWriter;
import io.inscope.reports.diagram.shapes.vsdx.VsdxWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Element;

/// A file of one page in the hands of somebody with draw.io or Visio.
abstract sealed class Editing {
  abstract Element shape(Role role, String id);

  abstract void move(String node, double dx, double dy);

  /// Moves every bend of a line.
  abstract void bend(String edge, double dx);

  abstract void write(Role role, String id, String text);

  abstract void add(String text);

  abstract void copy(String node);

  abstract void glueEnd(String edge, String node);

  abstract byte[] bytes();

  void delete(Role role, String id) {
    Element shape = shape(role, id);
    shape.getParentNode().removeChild(shape);
  }

  EditedFile saved() {
    return EditedFile.read(bytes());
  }

  static List<Editing> both(Page page) {
    return List.of(new Drawio(page), new Visio(page));
  }

  private static byte[] text(Element xml) {
    try {
      StringWriter out = new StringWriter();
      TransformerFactory.newInstance()
          .newTransformer()
          .transform(new DOMSource(xml), new StreamResult(out));
      return out.toString().getBytes(StandardCharsets.UTF_8);
    } catch (TransformerException e) {
      throw new AssertionError(e);
    }
  }

  /// draw.io: labels are HTML, a moved cell has another geometry.
  static final class Drawio extends Editing {
    final Element root;

    Drawio(Page page) {
      root = Written.xml(Written.bytes(new DrawioWriter(), page));
    }

    @Override
    Element shape(Role role, String id) {
      return Written.all(root, "object").stream()
          .filter(o -> o.getAttribute("inscope-kind").equals(role.key()))
          .filter(o -> o.getAttribute("inscope-id").equals(id))
          .findFirst()
          .orElseThrow();
    }

    Element cell(Role role, String id) {
      return Written.all(shape(role, id), "mxCell").getFirst();
    }

    private static void add(Element geometry, String name, double more) {
      double value = Double.parseDouble(geometry.getAttribute(name)) + more;
      geometry.setAttribute(name, Double.toString(value));
    }

    @Override
    void move(String node, double dx, double dy) {
      moveShape(Role.NODE, node, dx, dy);
    }

    @Override
    void bend(String edge, double dx) {
      for (Element array : Written.all(cell(Role.EDGE, edge), "Array")) {
        Written.all(array, "mxPoint").forEach(point -> add(point, "x", dx));
      }
    }

    void moveShape(Role role, String id, double dx, double dy) {
      Element geometry = Written.all(shape(role, id), "mxGeometry").getFirst();
      add(geometry, "x", dx);
      add(geometry, "y", dy);
    }

    @Override
    void write(Role role, String id, String text) {
      shape(role, id).setAttribute("label", "<div>" + text.replace("\n", "</div><div>") + "</div>");
    }

    Element cellOf(String id, String parent) {
      Element cell = root.getOwnerDocument().createElement("mxCell");
      cell.setAttribute("id", id);
      cell.setAttribute("parent", parent);
      cell.setAttribute("vertex", "1");
      Element geometry = root.getOwnerDocument().createElement("mxGeometry");
      for (String name : List.of("x", "y", "width", "height")) {
        geometry.setAttribute(name, "10");
      }
      geometry.setAttribute("as", "geometry");
      cell.appendChild(geometry);
      Written.all(root, "root").getFirst().appendChild(cell);
      return cell;
    }

    @Override
    void add(String text) {
      cellOf("new-1", "1").setAttribute("value", text);
    }

    @Override
    void copy(String node) {
      Element original = shape(Role.NODE, node);
      Element copy = (Element) original.cloneNode(true);
      copy.setAttribute("id", "copy-of-it");
      original.getParentNode().insertBefore(copy, original);
    }

    @Override
    void glueEnd(String edge, String node) {
      cell(Role.EDGE, edge).setAttribute("target", shape(Role.NODE, node).getAttribute("id"));
    }

    @Override
    byte[] bytes() {
      return text(root);
    }
  }

  /// Visio: texts are plain, places count from below in inches.
  static final class Visio extends Editing {
    private static final String PAGE = "visio/pages/page1.xml";
    final Map<String, byte[]> parts;
    final Element page;
    private final double scale;

    Visio(Page page) {
      parts = new LinkedHashMap<>(Written.unzipped(Written.bytes(new VsdxWriter(), page)));
      this.page = Written.xml(Written.in(parts, PAGE));
      scale =
          Double.parseDouble(
              data(Written.xml(Written.in(parts, "visio/pages/pages.xml")), Datum.SCALE));
    }

    private static String data(Element shape, Datum datum) {
      return Written.all(shape, "Row").stream()
          .filter(r -> r.getAttribute("N").equals(datum.key('_')))
          .map(r -> Written.all(r, "Cell").getFirst().getAttribute("V"))
          .findFirst()
          .orElse("");
    }

    private List<Element> shapes() {
      return Written.all(page, "Shape");
    }

    @Override
    Element shape(Role role, String id) {
      return shapes().stream()
          .filter(s -> data(s, Datum.KIND).equals(role.key()) && data(s, Datum.ID).equals(id))
          .findFirst()
          .orElseThrow();
    }

    private static void add(Element shape, String name, double more) {
      Element cell =
          Written.all(shape, "Cell").stream()
              .filter(c -> c.getAttribute("N").equals(name))
              .toList()
              .getFirst();
      cell.setAttribute("V", Double.toString(Double.parseDouble(cell.getAttribute("V")) + more));
    }

    @Override
    void move(String node, double dx, double dy) {
      Element shape = shape(Role.NODE, node);
      add(shape, "PinX", dx * scale);
      add(shape, "PinY", -dy * scale);
    }

    @Override
    void bend(String edge, double dx) {
      Element outline =
          Written.all(shape(Role.EDGE, edge), "Section").stream()
              .filter(s -> s.getAttribute("N").equals("Geometry"))
              .toList()
              .getFirst();
      List<Element> rows = Written.all(outline, "Row");
      rows.subList(1, rows.size() - 1).forEach(row -> add(row, "X", dx / 96));
    }

    @Override
    void write(Role role, String id, String text) {
      Written.all(shape(role, id), "Text").getFirst().setTextContent(text + "\n");
    }

    @Override
    void add(String text) {
      Element shape = page.getOwnerDocument().createElement("Shape");
      shape.setAttribute("ID", "9001");
      Element words = page.getOwnerDocument().createElement("Text");
      words.setTextContent(text);
      shape.appendChild(words);
      Written.all(page, "Shapes").getFirst().appendChild(shape);
    }

    @Override
    void copy(String node) {
      Element original = shape(Role.NODE, node);
      Element copy = (Element) original.cloneNode(true);
      copy.setAttribute("ID", "9002");
      original.getParentNode().insertBefore(copy, original);
    }

    @Override
    void glueEnd(String edge, String node) {
      String id = shape(Role.EDGE, edge).getAttribute("ID");
      Written.all(page, "Connect").stream()
          .filter(c -> c.getAttribute("FromSheet").equals(id))
          .filter(c -> c.getAttribute("FromCell").equals("EndX"))
          .forEach(c -> c.setAttribute("ToSheet", shape(Role.NODE, node).getAttribute("ID")));
    }

    @Override
    byte[] bytes() {
      parts.put(PAGE, text(page));
      return zip(parts);
    }
  }

  static byte[] zip(Map<String, byte[]> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : new ArrayList<>(parts.keySet())) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(Written.in(parts, name));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
