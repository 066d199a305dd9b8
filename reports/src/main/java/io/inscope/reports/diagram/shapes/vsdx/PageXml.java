package io.inscope.reports.diagram.shapes.vsdx;

import io.inscope.reports.diagram.drawing.Ink;
import io.inscope.reports.diagram.drawing.Mark;
import io.inscope.reports.diagram.drawing.Pen;
import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.layout.Rect;
import io.inscope.reports.diagram.layout.Words;
import io.inscope.reports.diagram.shapes.Datum;
import io.inscope.reports.diagram.shapes.Scene;
import io.inscope.reports.diagram.shapes.Shape;
import io.inscope.reports.diagram.shapes.Texts;
import io.inscope.reports.diagram.shapes.XmlText;
import io.inscope.reports.diagram.text.Typeface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Shapes of one page. Nothing is nested, so all places are on the page: a container knows its
/// members and they know it, and what belongs to a box or a connector follows it by formula.
final class PageXml {
  private final Scene scene;
  private final Map<Integer, String> names;
  private final Paper paper;
  private final XmlText xml = new XmlText();
  private final Cells cells = new Cells(xml);
  private final Outlines outlines;
  private final Map<Integer, Shape> shapes = new HashMap<>();

  /// Of each box the places where connectors are glued to it.
  private final Map<Integer, List<Point>> sockets = new HashMap<>();

  /// @param names of the pages by the number of their sheet
  PageXml(Scene scene, Map<Integer, String> names) {
    this.names = names;
    this.scene = scene;
    paper = Paper.of(scene);
    outlines = new Outlines(paper, xml, cells);
    for (Shape shape : scene.shapes()) {
      shapes.put(shape.number(), shape);
      if (shape instanceof Shape.Connector connector) {
        socketsOf(connector.from()).add(connector.points().getFirst());
        socketsOf(connector.to()).add(connector.points().getLast());
      }
    }
  }

  String text() {
    xml.open(
        "PageContents",
        "xmlns",
        Parts.MAIN,
        "xmlns:r",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "xml:space",
        "preserve");
    xml.open("Shapes");
    scene.shapes().forEach(this::write);
    xml.close();
    connects();
    return xml.close().toString();
  }

  private List<Point> socketsOf(int box) {
    return sockets.computeIfAbsent(box, _ -> new ArrayList<>());
  }

  private void write(Shape shape) {
    switch (shape) {
      case Shape.Container container -> container(container);
      case Shape.Box box -> box(box);
      case Shape.Cue cue -> cue(cue);
      case Shape.Connector connector ->
          new ConnectorXml(paper, xml, cells, sockets).write(connector);
      case Shape.Badge badge -> badge(badge);
      case Shape.Lettering lettering -> lettering(lettering);
      case Shape.Ornament ornament -> ornament(ornament);
    }
  }

  private void container(Shape.Container container) {
    Rect rect = container.area().rect();
    open(container);
    place(rect);
    look(container.area());
    textBlock(container.text(), rect);
    List<Integer> members = new ArrayList<>();
    for (Shape shape : scene.shapes()) {
      switch (shape) {
        case Shape.Container c when c.parent() == container.number() -> members.add(c.number());
        case Shape.Box b when b.parent() == container.number() -> members.add(b.number());
        default -> {}
      }
    }
    List<String> relations = new ArrayList<>();
    if (!members.isEmpty()) {
      relations.add("DEPENDSON(1," + sheets(members) + ")");
    }
    if (container.parent() != 0) {
      relations.add("DEPENDSON(4," + sheets(List.of(container.parent())) + ")");
    }
    relations(relations);
    xml.open("Section", "N", "User");
    cells.user("msvStructureType", "Container");
    xml.close();
    writing(container.text(), Ink.TEXT, "0");
    data(container);
    outlines.rectangle(0, rect, container.area().radius());
    text(container.text());
    xml.close();
  }

  private void relations(List<String> relations) {
    if (!relations.isEmpty()) {
      cells.cell("Relationships", 0, "SUM(" + String.join(",", relations) + ")");
    }
  }

  private static String sheets(List<Integer> numbers) {
    return numbers.stream().map("Sheet.%d!SheetRef()"::formatted).collect(Collectors.joining(","));
  }

  private void box(Shape.Box box) {
    open(box);
    place(box.rect());
    cells.cell("ShapeFixedCode", "0").cell("ObjType", "1");
    look(box.outline().getFirst());
    textBlock(box.text(), box.rect());
    if (box.parent() != 0) {
      relations(List.of("DEPENDSON(4," + sheets(List.of(box.parent())) + ")"));
    }
    writing(box.text(), Ink.TEXT, "0");
    data(box);
    String name = names.get(Integer.parseInt(box.data().getOrDefault(Datum.SHEET, "0")));
    if (name != null) {
      cells.link(name);
    }
    sockets(box);
    for (int i = 0; i < box.outline().size(); i++) {
      outlines.of(i, box.outline().get(i), box.rect());
    }
    text(box.text());
    xml.close();
  }

  private void sockets(Shape.Box box) {
    List<Point> points = sockets.getOrDefault(box.number(), List.of());
    if (points.isEmpty()) {
      return;
    }
    xml.open("Section", "N", "Connection");
    for (int i = 0; i < points.size(); i++) {
      xml.open("Row", "T", "Connection", "IX", Integer.toString(i));
      cells.cell("X", paper.length(points.get(i).x() - box.rect().x()));
      cells.cell("Y", paper.length(box.rect().bottom() - points.get(i).y()));
      xml.close();
    }
    xml.close();
  }

  private void cue(Shape.Cue cue) {
    Shape.Box box = (Shape.Box) Objects.requireNonNull(shapes.get(cue.box()));
    Rect rect = cue.tag().rect();
    open(cue);
    follow(
        rect,
        "Sheet.%d!PinX".formatted(cue.box()),
        "Sheet.%d!PinY".formatted(cue.box()),
        new Point(box.rect().x() + box.rect().width() / 2, box.rect().centreY()));
    look(new Mark.Area(rect, 2, Ink.CUE, Pen.NONE));
    cells.cell("VerticalAlign", "1");
    writing(List.of(cue.tag().words()), Ink.PAPER, "1");
    data(cue);
    outlines.rectangle(0, rect, 2);
    text(List.of(cue.tag().words()));
    xml.close();
  }

  private void badge(Shape.Badge badge) {
    Shape.Connector line = (Shape.Connector) Objects.requireNonNull(shapes.get(badge.connector()));
    Rect rect = badge.tag().rect();
    String end = badge.start() ? "Begin" : "End";
    open(badge);
    follow(
        rect,
        "Sheet.%d!%sX".formatted(badge.connector(), end),
        "Sheet.%d!%sY".formatted(badge.connector(), end),
        badge.start() ? line.points().getFirst() : line.points().getLast());
    look(new Mark.Area(rect, rect.height() / 2, Ink.PAPER, new Pen(badge.ink(), 1)));
    cells.cell("VerticalAlign", "1");
    writing(List.of(badge.tag().words()), Ink.TEXT, "1");
    data(badge);
    outlines.rectangle(0, rect, rect.height() / 2);
    text(List.of(badge.tag().words()));
    xml.close();
  }

  private void lettering(Shape.Lettering lettering) {
    // Another font may be a little wider, and a paragraph must not be broken again.
    Rect room = lettering.rect();
    Rect rect = new Rect(room.x(), room.y(), 1.1 * room.width() + 4, room.height());
    open(lettering);
    place(rect);
    cells.cell("LinePattern", "0").cell("FillPattern", "0").cell("VerticalAlign", "1");
    writing(lettering.lines(), lettering.ink(), "0");
    data(lettering);
    outlines.rectangle(0, rect, 0);
    text(lettering.lines());
    xml.close();
  }

  private void ornament(Shape.Ornament ornament) {
    Rect rect =
        switch (ornament.mark()) {
          case Mark.Area area -> area.rect();
          case Mark.Path path -> around(path.points());
          case Mark.Shape shape -> around(shape.points());
          case Mark.Text _, Mark.Part _ -> new Rect(0, 0, 0, 0);
        };
    open(ornament);
    place(rect);
    look(ornament.mark());
    data(ornament);
    outlines.of(0, ornament.mark(), rect);
    xml.close();
  }

  private void open(Shape shape) {
    xml.open(
        "Shape",
        "ID",
        Integer.toString(shape.number()),
        "NameU",
        shape.role().key() + "." + shape.number(),
        "Type",
        "Shape",
        "LineStyle",
        "0",
        "FillStyle",
        "0",
        "TextStyle",
        "0");
  }

  private void place(Rect rect) {
    cells.cell("PinX", paper.x(rect.x() + rect.width() / 2));
    cells.cell("PinY", paper.y(rect.centreY()));
    size(rect);
  }

  /// Stays where it is beside something else.
  private void follow(Rect rect, String x, String y, Point anchor) {
    double pinX = paper.x(rect.x() + rect.width() / 2);
    double pinY = paper.y(rect.centreY());
    cells.cell("PinX", pinX, x + Cells.signed(pinX - paper.x(anchor.x())));
    cells.cell("PinY", pinY, y + Cells.signed(pinY - paper.y(anchor.y())));
    size(rect);
  }

  private void size(Rect rect) {
    double width = paper.length(rect.width());
    double height = paper.length(rect.height());
    cells.cell("Width", width).cell("Height", height);
    cells.cell("LocPinX", width / 2, "Width*0.5").cell("LocPinY", height / 2, "Height*0.5");
    cells.cell("Angle", 0);
  }

  private void look(Mark mark) {
    switch (mark) {
      case Mark.Area area -> {
        cells.pen(area.pen(), paper.scale()).fill(area.fill());
      }
      case Mark.Shape shape -> cells.pen(shape.pen(), paper.scale()).fill(shape.fill());
      case Mark.Path path -> cells.pen(path.pen(), paper.scale()).fill(Ink.NONE);
      case Mark.Text _, Mark.Part _ -> {}
    }
  }

  /// Text at the top left, or in the middle of the height when it stands there.
  private void textBlock(List<Words> words, Rect rect) {
    Rect room = Texts.bounds(words);
    boolean middle = Math.abs(room.centreY() - rect.centreY()) < 4;
    cells.cell("VerticalAlign", middle ? "1" : "0");
    cells.cell("LeftMargin", paper.length(words.isEmpty() ? 0 : room.x() - rect.x()));
    if (!middle && !words.isEmpty()) {
      cells.cell("TopMargin", paper.length(Math.max(0, room.y() - rect.y() - 1)));
    }
  }

  private void writing(List<Words> words, Ink ink, String align) {
    if (words.isEmpty()) {
      return;
    }
    cells.characters(
        looks(words).stream()
            .map(l -> new Cells.Run(paper.length(l.size()), l.face() == Typeface.BOLD, ink.css()))
            .toList());
    double step =
        words.size() < 2
            ? -1.2
            : paper.length(words.getLast().baseline() - words.get(words.size() - 2).baseline());
    cells.paragraph(align, step);
  }

  private record Look(double size, Typeface face) {}

  private static List<Look> looks(List<Words> words) {
    return List.copyOf(
        words.stream()
            .map(w -> new Look(w.size(), w.face()))
            .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  private void text(List<Words> words) {
    if (words.isEmpty()) {
      return;
    }
    List<Look> looks = looks(words);
    StringBuilder text = new StringBuilder("<Text>");
    for (int i = 0; i < words.size(); i++) {
      int look = looks.indexOf(new Look(words.get(i).size(), words.get(i).face()));
      text.append("<cp IX=\"").append(look).append("\"/>");
      text.append(XmlText.escaped(words.get(i).text(), false));
      text.append(i < words.size() - 1 ? "\n" : "");
    }
    xml.raw(text.append("</Text>\n").toString());
  }

  private void data(Shape shape) {
    SortedMap<Datum, String> data = new TreeMap<>(shape.data());
    data.put(Datum.SHAPE, Integer.toString(shape.number()));
    cells.properties(data);
  }

  private static Rect around(List<Point> points) {
    return points.stream()
        .map(p -> new Rect(p.x(), p.y(), 0, 0))
        .reduce(Rect::and)
        .orElse(new Rect(0, 0, 0, 0));
  }

  private void connects() {
    xml.open("Connects");
    for (Shape shape : scene.shapes()) {
      if (shape instanceof Shape.Connector connector) {
        connect(connector, "BeginX", "9", connector.from(), connector.points().getFirst());
        connect(connector, "EndX", "12", connector.to(), connector.points().getLast());
      }
    }
    xml.close();
  }

  private void connect(Shape.Connector from, String cell, String part, int to, Point at) {
    int socket = ConnectorXml.socket(sockets, to, at);
    xml.empty(
        "Connect",
        "FromSheet",
        Integer.toString(from.number()),
        "FromCell",
        cell,
        "FromPart",
        part,
        "ToSheet",
        Integer.toString(to),
        "ToCell",
        "Connections.X" + socket,
        "ToPart",
        Integer.toString(99 + socket));
  }
}
