package io.inscope.reports.diagram.shapes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/// What mxGraph expects of a model, as its documentation of mxCell, mxGeometry, mxGraphModel and
/// mxConstants has it: <https://jgraph.github.io/mxgraph/docs/js-api/files/model/mxCell-js.html>.
/// Tells what is wrong, in sentences.
final class MxGraphRules {
  /// Keys of mxConstants.STYLE_*, and draw.io's own for containers, parts and polygons.
  private static final Set<String> STYLES =
      Set.of(
          "html",
          "whiteSpace",
          "container",
          "collapsible",
          "recursiveResize",
          "expand",
          "dropTarget",
          "rounded",
          "absoluteArcSize",
          "arcSize",
          "fillColor",
          "strokeColor",
          "strokeWidth",
          "dashed",
          "fixDash",
          "dashPattern",
          "shape",
          "polyline",
          "polyCoords",
          "align",
          "verticalAlign",
          "spacing",
          "spacingLeft",
          "spacingTop",
          "fontFamily",
          "fontSize",
          "fontColor",
          "fontStyle",
          "edgeStyle",
          "endArrow",
          "endFill",
          "endSize",
          "startArrow",
          "exitX",
          "exitY",
          "exitDx",
          "exitDy",
          "exitPerimeter",
          "entryX",
          "entryY",
          "entryDx",
          "entryDy",
          "entryPerimeter",
          "labelBackgroundColor",
          "part",
          "connectable",
          "resizable",
          "pointerEvents",
          "text");

  private final List<String> broken = new ArrayList<>();
  private final Map<String, Element> cells = new LinkedHashMap<>();

  private MxGraphRules() {}

  static List<String> broken(Element mxfile) {
    List<String> all = new ArrayList<>();
    Set<String> pages = new HashSet<>();
    for (Element diagram : Written.all(mxfile, "diagram")) {
      if (!pages.add(diagram.getAttribute("id"))) {
        all.add("two pages have the id " + diagram.getAttribute("id"));
      }
      MxGraphRules rules = new MxGraphRules();
      rules.check(diagram, ids(mxfile));
      all.addAll(rules.broken);
    }
    return all;
  }

  private static Set<String> ids(Element mxfile) {
    Set<String> ids = new HashSet<>();
    Written.all(mxfile, "diagram").forEach(d -> ids.add(d.getAttribute("id")));
    return ids;
  }

  private void check(Element diagram, Set<String> pages) {
    for (Element cell : Written.all(diagram, "mxCell")) {
      Element parent = (Element) cell.getParentNode();
      String id =
          parent.getTagName().equals("object")
              ? parent.getAttribute("id")
              : cell.getAttribute("id");
      if (id.isEmpty() || cells.put(id, cell) != null) {
        broken.add("the id '" + id + "' is missing or not unique");
      }
    }
    Element root = cells.get("0");
    Element layer = cells.get("1");
    if (root == null || root.hasAttribute("parent")) {
      broken.add("there is no root cell 0");
    }
    if (layer == null || !layer.getAttribute("parent").equals("0")) {
      broken.add("there is no layer 1 in root 0");
    }
    Map<String, Integer> order = new HashMap<>();
    cells.keySet().forEach(id -> order.put(id, order.size()));
    cells.forEach((id, cell) -> cell(id, cell, order));
    for (Element object : Written.all(diagram, "object")) {
      String link = object.getAttribute("link");
      if (object.hasAttribute("link")
          && !(link.startsWith("data:page/id,")
              && pages.contains(link.substring("data:page/id,".length())))) {
        broken.add(object.getAttribute("id") + " has a link to no page: " + link);
      }
    }
  }

  private void cell(String id, Element cell, Map<String, Integer> order) {
    if (id.equals("0") || id.equals("1")) {
      return;
    }
    boolean vertex = cell.getAttribute("vertex").equals("1");
    boolean edge = cell.getAttribute("edge").equals("1");
    if (vertex == edge) {
      broken.add(id + " is neither vertex nor edge, or both");
    }
    String parent = cell.getAttribute("parent");
    if (!cells.containsKey(parent) || parent.equals("0")) {
      broken.add(id + " has no parent to be drawn in");
    } else if (Written.in(order, parent) > Written.in(order, id)) {
      broken.add(id + " comes before its parent");
    }
    Set<String> seen = new HashSet<>(Set.of(id));
    for (String up = parent;
        cells.containsKey(up) && !up.isEmpty();
        up = Written.in(cells, up).getAttribute("parent")) {
      if (!seen.add(up)) {
        broken.add(id + " is inside of itself");
        break;
      }
    }
    style(id, cell.getAttribute("style"));
    List<Element> geometries = Written.all(cell, "mxGeometry");
    if (geometries.size() != 1 || !geometries.getFirst().getAttribute("as").equals("geometry")) {
      broken.add(id + " has no geometry");
    } else if (edge) {
      edge(id, cell, geometries.getFirst(), order);
    } else {
      vertex(id, parent, geometries.getFirst());
    }
  }

  private void style(String id, String style) {
    if (!style.endsWith(";")) {
      broken.add(id + " has a style that does not end");
    }
    for (String entry : style.split(";", 0)) {
      int equals = entry.indexOf('=');
      if (equals < 0 || !STYLES.contains(entry.substring(0, equals))) {
        broken.add(id + " has a style nobody knows: " + entry);
      }
    }
  }

  private void edge(String id, Element cell, Element geometry, Map<String, Integer> order) {
    if (!geometry.getAttribute("relative").equals("1")) {
      broken.add(id + " is an edge whose geometry is not relative");
    }
    boolean glued = cell.hasAttribute("source") || cell.hasAttribute("target");
    if (!glued) {
      long ends =
          Written.all(geometry, "mxPoint").stream()
              .filter(p -> p.getAttribute("as").endsWith("Point"))
              .count();
      if (ends != 2) {
        broken.add(id + " is an edge that ends nowhere");
      }
      return;
    }
    for (String end : List.of("source", "target")) {
      Element terminal = cells.get(cell.getAttribute(end));
      if (terminal == null || !terminal.getAttribute("vertex").equals("1")) {
        broken.add(id + " has no " + end);
      } else if (Written.in(order, cell.getAttribute(end)) > Written.in(order, id)) {
        broken.add(id + " comes before its " + end);
      }
    }
    String common = common(cell.getAttribute("source"), cell.getAttribute("target"));
    if (!common.equals(cell.getAttribute("parent"))) {
      broken.add(id + " is not in the nearest container of its ends");
    }
  }

  private String common(String source, String target) {
    List<String> ways = new ArrayList<>();
    for (String up = parent(source); !up.isEmpty(); up = parent(up)) {
      ways.add(up);
    }
    for (String up = parent(target); !up.isEmpty(); up = parent(up)) {
      if (ways.contains(up)) {
        return up;
      }
    }
    return "";
  }

  private String parent(String id) {
    Element cell = cells.get(id);
    return cell == null ? "" : cell.getAttribute("parent");
  }

  private void vertex(String id, String parent, Element geometry) {
    boolean onEdge =
        cells.containsKey(parent) && Written.in(cells, parent).getAttribute("edge").equals("1");
    if (onEdge != geometry.getAttribute("relative").equals("1")) {
      broken.add(id + " is placed as if it stood somewhere else");
    }
    for (String size : List.of("width", "height")) {
      if (!(Double.parseDouble(geometry.getAttribute(size)) > 0)) {
        broken.add(id + " has no " + size);
      }
    }
  }
}
