package io.inscope.reports.diagram.shapes.drawio;

import io.inscope.reports.diagram.drawing.Ink;
import io.inscope.reports.diagram.drawing.Looks;
import io.inscope.reports.diagram.drawing.Mark;
import io.inscope.reports.diagram.drawing.Pen;
import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.layout.Rect;
import io.inscope.reports.diagram.layout.Words;
import io.inscope.reports.diagram.shapes.Datum;
import io.inscope.reports.diagram.shapes.Role;
import io.inscope.reports.diagram.shapes.Scene;
import io.inscope.reports.diagram.shapes.Shape;
import io.inscope.reports.diagram.shapes.Texts;
import io.inscope.reports.diagram.shapes.XmlText;
import io.inscope.reports.diagram.text.Typeface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Shapes of one page as cells. Everything in a container has places relative to it; an edge lives
/// in the nearest container of both its ends, as draw.io wants it.
final class Cells {
  private static final String LAYER = "1";
  private static final Map<Datum, String> STROKE = Map.of(Datum.KIND, Role.ORNAMENT.key());

  private final Map<Integer, String> links;
  private final XmlText xml;
  private final Map<Integer, Shape> shapes = new HashMap<>();

  /// @param links to other pages, by the number of the sheet
  Cells(Scene scene, Map<Integer, String> links, XmlText xml) {
    this.links = links;
    this.xml = xml;
    scene.shapes().forEach(shape -> shapes.put(shape.number(), shape));
  }

  void write(Shape shape) {
    switch (shape) {
      case Shape.Container container -> container(container);
      case Shape.Box box -> box(box);
      case Shape.Cue cue -> cue(cue);
      case Shape.Connector connector -> connector(connector);
      case Shape.Badge badge -> badge(badge);
      case Shape.Lettering lettering -> lettering(lettering);
      case Shape.Ornament ornament -> ornament(ornament);
    }
  }

  private void container(Shape.Container container) {
    Rect rect = container.area().rect();
    Style style =
        new Style()
            .put("container", "1")
            .put("collapsible", "0")
            .put("recursiveResize", "0")
            .put("expand", "0")
            .put("dropTarget", "1")
            .outline(container.area(), rect);
    text(style, container.text(), rect, Ink.TEXT);
    vertex(container, style, html(container.text()), container.parent(), rect);
  }

  private void box(Shape.Box box) {
    Mark outline = box.outline().getFirst();
    Style style = new Style().put("whiteSpace", "wrap").outline(outline, box.rect());
    text(style, box.text(), box.rect(), Ink.TEXT);
    vertex(box, style, html(box.text()), box.parent(), box.rect());
    for (int i = 1; i < box.outline().size(); i++) {
      stroke(box, i, box.outline().get(i));
    }
  }

  /// A stroke on a box; it belongs to the box, and is neither selected nor connected alone.
  private void stroke(Shape.Box box, int index, Mark mark) {
    String id = id(box.number()) + "." + index;
    switch (mark) {
      case Mark.Path path ->
          line(id, id(box.number()), path, box.rect(), STROKE, "part=1;pointerEvents=0;");
      case Mark.Area area -> {
        Style style = part().outline(area, area.rect());
        open(id, "", STROKE);
        cell(style, id(box.number()));
        geometry(area.rect(), box.rect());
        xml.close().close();
      }
      case Mark.Shape shape -> {
        Rect rect = around(shape.points());
        Style style = part().outline(shape, rect);
        open(id, "", STROKE);
        cell(style, id(box.number()));
        geometry(rect, box.rect());
        xml.close().close();
      }
      case Mark.Text _, Mark.Part _ -> {}
    }
  }

  private static Style part() {
    return new Style().put("part", "1").put("connectable", "0");
  }

  private void cue(Shape.Cue cue) {
    Style style =
        part()
            .put("rounded", "1")
            .put("absoluteArcSize", "1")
            .put("arcSize", 4)
            .fill(Ink.CUE)
            .pen(Pen.NONE)
            .put("align", "center")
            .put("verticalAlign", "middle")
            .put("spacing", "0")
            .put("fontStyle", "1");
    font(style, cue.tag().words().size(), Ink.PAPER);
    vertex(cue, style, html(List.of(cue.tag().words()), false), cue.box(), cue.tag().rect());
  }

  private void connector(Shape.Connector connector) {
    Shape.Box from = boxOf(connector.from());
    Shape.Box to = boxOf(connector.to());
    List<Point> points = connector.points();
    boolean upright = orthogonal(points);
    Style style = new Style();
    style.put("edgeStyle", upright ? "orthogonalEdgeStyle" : "none").put("rounded", "0");
    style.pen(connector.pen());
    // draw.io adds the width of the line.
    double size = Looks.headLength() - connector.pen().width();
    style.put("endArrow", "block").put("endFill", "1").put("endSize", size);
    style.put("startArrow", "none");
    end(style, "exit", points.getFirst(), from.rect());
    end(style, "entry", points.getLast(), to.rect());
    style.put("labelBackgroundColor", "#ffffff");
    style.put("align", "center").put("verticalAlign", "middle");
    double letters = connector.label().isEmpty() ? 11.5 : connector.label().getFirst().size();
    // The other font is a little wider, and a label has no room to spare.
    font(style, 0.95 * letters, Ink.TEXT);
    int parent = together(from.parent(), to.parent());
    open(id(connector.number()), html(connector.label(), false), connector.data());
    xml.open(
        "mxCell",
        "style",
        style.toString(),
        "edge",
        "1",
        "parent",
        parent == 0 ? LAYER : id(parent),
        "source",
        id(connector.from()),
        "target",
        id(connector.to()));
    AlongLine line = new AlongLine(points);
    Rect label = Texts.bounds(connector.label());
    AlongLine.Place place = line.nearest(centre(label));
    if (connector.label().isEmpty()) {
      xml.open("mxGeometry", "relative", "1", "as", "geometry");
    } else {
      xml.open(
          "mxGeometry", "x", AlongLine.number(place.along()), "relative", "1", "as", "geometry");
      offset(place, centre(label));
    }
    if (points.size() > 2) {
      Point origin = origin(parent);
      xml.open("Array", "as", "points");
      for (Point point : points.subList(1, points.size() - 1)) {
        xml.empty(
            "mxPoint",
            "x",
            Scene.number(point.x() - origin.x()),
            "y",
            Scene.number(point.y() - origin.y()));
      }
      xml.close();
    }
    xml.close().close().close();
  }

  private void badge(Shape.Badge badge) {
    Shape.Connector connector =
        (Shape.Connector) Objects.requireNonNull(shapes.get(badge.connector()));
    Rect rect = badge.tag().rect();
    Style style =
        new Style()
            .put("rounded", "1")
            .put("absoluteArcSize", "1")
            .put("arcSize", rect.height())
            .put("resizable", "0")
            .put("connectable", "0")
            .fill(Ink.PAPER)
            .pen(new Pen(badge.ink(), 1))
            .put("align", "center")
            .put("verticalAlign", "middle")
            .put("spacing", "0")
            .put("fontStyle", "1");
    font(style, badge.tag().words().size(), Ink.TEXT);
    AlongLine.Place place = new AlongLine(connector.points()).nearest(centre(rect));
    open(id(badge.number()), html(List.of(badge.tag().words()), false), badge.data());
    cell(style, id(badge.connector()));
    xml.open(
        "mxGeometry",
        "x",
        AlongLine.number(place.along()),
        "y",
        "0",
        "width",
        Scene.number(rect.width()),
        "height",
        Scene.number(rect.height()),
        "relative",
        "1",
        "as",
        "geometry");
    offset(place, new Point(rect.x(), rect.y()));
    xml.close().close().close();
  }

  private void lettering(Shape.Lettering lettering) {
    Words first = lettering.lines().getFirst();
    double step =
        lettering.lines().size() < 2
            ? 1.2 * first.size()
            : lettering.lines().get(1).baseline() - first.baseline();
    double height = step * lettering.lines().size();
    Rect room = lettering.rect();
    Rect rect =
        new Rect(
            room.x(), room.y() + (room.height() - height) / 2, Math.ceil(room.width()), height);
    Style style =
        new Style()
            .put("text", "1")
            .put("strokeColor", "none")
            .put("fillColor", "none")
            .put("align", "left")
            .put("verticalAlign", "middle")
            .put("spacing", "0")
            .put("whiteSpace", "nowrap");
    font(style, first.size(), lettering.ink());
    String lines = html(lettering.lines());
    String html =
        lettering.lines().size() < 2
            ? lines
            : "<div style=\"line-height: %spx\">%s</div>".formatted(Scene.number(step), lines);
    vertex(lettering, style, html, 0, rect);
  }

  private void ornament(Shape.Ornament ornament) {
    switch (ornament.mark()) {
      case Mark.Path path ->
          line(id(ornament.number()), LAYER, path, new Rect(0, 0, 0, 0), data(ornament), "");
      case Mark.Area area ->
          vertex(ornament, new Style().outline(area, area.rect()), "", 0, area.rect());
      case Mark.Shape shape -> {
        Rect rect = around(shape.points());
        vertex(ornament, new Style().outline(shape, rect), "", 0, rect);
      }
      case Mark.Text _, Mark.Part _ -> {}
    }
  }

  /// A line without ends to connect.
  private void line(
      String id, String parent, Mark.Path path, Rect from, Map<Datum, String> data, String more) {
    Style style = new Style().put("edgeStyle", "none").put("endArrow", "none").pen(path.pen());
    open(id, "", data);
    xml.open("mxCell", "style", style + more, "edge", "1", "parent", parent);
    xml.open("mxGeometry", "relative", "1", "as", "geometry");
    point(path.points().getFirst(), from, "sourcePoint");
    point(path.points().getLast(), from, "targetPoint");
    if (path.points().size() > 2) {
      xml.open("Array", "as", "points");
      path.points()
          .subList(1, path.points().size() - 1)
          .forEach(p -> xml.empty("mxPoint", "x", x(p, from), "y", y(p, from)));
      xml.close();
    }
    xml.close().close().close();
  }

  private void point(Point point, Rect from, String as) {
    xml.empty("mxPoint", "x", x(point, from), "y", y(point, from), "as", as);
  }

  private static String x(Point point, Rect from) {
    return Scene.number(point.x() - from.x());
  }

  private static String y(Point point, Rect from) {
    return Scene.number(point.y() - from.y());
  }

  private void vertex(Shape shape, Style style, String label, int parent, Rect rect) {
    open(id(shape.number()), label, data(shape));
    cell(style, parent == 0 ? LAYER : id(parent));
    Point origin = origin(parent);
    geometry(rect, new Rect(origin.x(), origin.y(), 0, 0));
    xml.close().close();
  }

  private static Map<Datum, String> data(Shape shape) {
    return shape.data();
  }

  private void open(String id, String label, Map<Datum, String> data) {
    SortedMap<Datum, String> all = new TreeMap<>(data);
    all.put(Datum.SHAPE, id);
    List<String> attributes = new ArrayList<>(List.of("label", label, "id", id));
    String link = links.get(sheet(data));
    if (link != null) {
      attributes.addAll(List.of("link", link));
    }
    all.forEach((datum, text) -> attributes.addAll(List.of(datum.key('-'), text)));
    xml.open("object", attributes.toArray(String[]::new));
  }

  private static int sheet(Map<Datum, String> data) {
    return Integer.parseInt(data.getOrDefault(Datum.SHEET, "0"));
  }

  private void cell(Style style, String parent) {
    xml.open("mxCell", "style", style.toString(), "vertex", "1", "parent", parent);
  }

  private void geometry(Rect rect, Rect from) {
    xml.empty(
        "mxGeometry",
        "x",
        Scene.number(rect.x() - from.x()),
        "y",
        Scene.number(rect.y() - from.y()),
        "width",
        Scene.number(rect.width()),
        "height",
        Scene.number(rect.height()),
        "as",
        "geometry");
  }

  private void offset(AlongLine.Place place, Point wanted) {
    xml.empty(
        "mxPoint",
        "x",
        Scene.number(wanted.x() - place.at().x()),
        "y",
        Scene.number(wanted.y() - place.at().y()),
        "as",
        "offset");
  }

  private static void end(Style style, String which, Point point, Rect box) {
    style
        .put(which + "X", Style.fraction(point.x() - box.x(), box.width()))
        .put(which + "Y", Style.fraction(point.y() - box.y(), box.height()))
        .put(which + "Dx", "0")
        .put(which + "Dy", "0")
        .put(which + "Perimeter", "0");
  }

  /// Text at the top left, or in the middle of the height when it stands there.
  private static void text(Style style, List<Words> words, Rect rect, Ink ink) {
    double size = words.isEmpty() ? 11.5 : words.getLast().size();
    Rect room = Texts.bounds(words);
    boolean middle = Math.abs(room.centreY() - rect.centreY()) < 4;
    style.put("align", "left").put("verticalAlign", middle ? "middle" : "top").put("spacing", "0");
    style.put("spacingLeft", Math.round(room.x() - rect.x()));
    if (!middle) {
      style.put("spacingTop", Math.max(0, Math.round(room.y() - rect.y() - 1)));
    }
    font(style, size, ink);
  }

  private static void font(Style style, double size, Ink ink) {
    style.put("fontFamily", Style.FONT).put("fontSize", size).put("fontColor", ink.css());
  }

  private static String html(List<Words> words) {
    return html(words, true);
  }

  /// @param styled whether the text says itself what is bold, and how large it is
  private static String html(List<Words> words, boolean styled) {
    return words.stream()
        .map(w -> styled ? styled(w, words.getLast().size()) : XmlText.escaped(w.text(), false))
        .collect(Collectors.joining("<br>"));
  }

  private static String styled(Words words, double usual) {
    String text = XmlText.escaped(words.text(), false);
    if (words.size() != usual) {
      text =
          "<span style=\"font-size: %spx\">%s</span>".formatted(Scene.number(words.size()), text);
    }
    return words.face() == Typeface.BOLD ? "<b>" + text + "</b>" : text;
  }

  private static String id(int number) {
    return "s" + number;
  }

  private Shape.Box boxOf(int number) {
    return (Shape.Box) Objects.requireNonNull(shapes.get(number));
  }

  private Point origin(int container) {
    return switch (shapes.get(container)) {
      case Shape.Container c -> new Point(c.area().rect().x(), c.area().rect().y());
      case Shape.Box b -> new Point(b.rect().x(), b.rect().y());
      case null, default -> new Point(0, 0);
    };
  }

  /// The nearest container of two; 0 when there is none.
  private int together(int a, int b) {
    for (int outer = a; outer != 0; outer = parent(outer)) {
      for (int other = b; other != 0; other = parent(other)) {
        if (outer == other) {
          return outer;
        }
      }
    }
    return 0;
  }

  private int parent(int container) {
    return shapes.get(container) instanceof Shape.Container c ? c.parent() : 0;
  }

  private static boolean orthogonal(List<Point> points) {
    for (int i = 1; i < points.size(); i++) {
      Point a = points.get(i - 1);
      Point b = points.get(i);
      if (Math.abs(a.x() - b.x()) > 0.01 && Math.abs(a.y() - b.y()) > 0.01) {
        return false;
      }
    }
    return true;
  }

  private static Rect around(List<Point> points) {
    return points.stream()
        .map(p -> new Rect(p.x(), p.y(), 0, 0))
        .reduce(Rect::and)
        .orElse(new Rect(0, 0, 0, 0));
  }

  private static Point centre(Rect rect) {
    return new Point(rect.x() + rect.width() / 2, rect.centreY());
  }
}
