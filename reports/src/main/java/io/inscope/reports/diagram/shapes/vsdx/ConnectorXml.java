package io.inscope.reports.diagram.shapes.vsdx;

import io.inscope.reports.diagram.drawing.Ink;
import io.inscope.reports.diagram.drawing.Looks;
import io.inscope.reports.diagram.layout.Point;
import io.inscope.reports.diagram.layout.Rect;
import io.inscope.reports.diagram.layout.Words;
import io.inscope.reports.diagram.shapes.Datum;
import io.inscope.reports.diagram.shapes.Shape;
import io.inscope.reports.diagram.shapes.Texts;
import io.inscope.reports.diagram.shapes.XmlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// One edge as a one-dimensional shape, glued at both ends to a connection point of its own, with
/// the bends the layout gave it. Its own places count from its begin.
///
/// The arrow's head is a second outline and not the format's own line end: how large those are is
/// left to the program and grows with the line, and there is no room for more than we reckoned
/// with.
final class ConnectorXml {
  /// The other font is a little wider, and a label has no room to spare.
  private static final double LABEL = 0.95;

  private final Paper paper;
  private final XmlText xml;
  private final Cells cells;
  private final Map<Integer, List<Point>> sockets;

  ConnectorXml(Paper paper, XmlText xml, Cells cells, Map<Integer, List<Point>> sockets) {
    this.paper = paper;
    this.xml = xml;
    this.cells = cells;
    this.sockets = sockets;
  }

  void write(Shape.Connector connector) {
    Point begin = connector.points().getFirst();
    Point end = connector.points().getLast();
    xml.open(
        "Shape",
        "ID",
        Integer.toString(connector.number()),
        "NameU",
        "edge." + connector.number(),
        "Type",
        "Shape",
        "LineStyle",
        "0",
        "FillStyle",
        "0",
        "TextStyle",
        "0");
    place(begin, end, connector);
    cells.pen(connector.pen(), paper.scale()).fill(connector.pen().ink());
    cells.cell("ObjType", "2").cell("ShapeRouteStyle", "1").cell("ConFixedCode", "0");
    if (!connector.label().isEmpty()) {
      label(connector.label(), begin);
    }
    SortedMap<Datum, String> data = new TreeMap<>(connector.data());
    data.put(Datum.SHAPE, Integer.toString(connector.number()));
    cells.properties(data);
    geometry(connector.points());
    head(connector);
    if (!connector.label().isEmpty()) {
      String text = XmlText.escaped(words(connector.label()), false);
      xml.raw("<Text><cp IX=\"0\"/>" + text + "</Text>\n");
    }
    xml.close();
  }

  private static String words(List<Words> label) {
    return String.join("\n", label.stream().map(Words::text).toList());
  }

  private void place(Point begin, Point end, Shape.Connector connector) {
    double width = paper.length(end.x() - begin.x());
    double height = paper.length(begin.y() - end.y());
    cells.cell("PinX", (paper.x(begin.x()) + paper.x(end.x())) / 2, "GUARD((BeginX+EndX)/2)");
    cells.cell("PinY", (paper.y(begin.y()) + paper.y(end.y())) / 2, "GUARD((BeginY+EndY)/2)");
    cells.cell("Width", width, "GUARD(EndX-BeginX)");
    cells.cell("Height", height, "GUARD(EndY-BeginY)");
    cells.cell("LocPinX", width / 2, "GUARD(Width*0.5)");
    cells.cell("LocPinY", height / 2, "GUARD(Height*0.5)");
    cells.cell("Angle", 0, "GUARD(0DA)");
    glue("Begin", begin, connector.from());
    glue("End", end, connector.to());
  }

  private void glue(String which, Point at, int box) {
    int socket = socket(sockets, box, at);
    String place =
        "PNT(Sheet.%d!Connections.X%d,Sheet.%d!Connections.Y%d)"
            .formatted(box, socket, box, socket);
    cells.cell(which + "X", paper.x(at.x()), "PAR(" + place + ")");
    cells.cell(which + "Y", paper.y(at.y()), "PAR(" + place + ")");
  }

  /// The connection point of a box at a place, 1-based. Two lines may share one.
  static int socket(Map<Integer, List<Point>> sockets, int box, Point at) {
    return 1 + sockets.getOrDefault(box, List.of()).indexOf(at);
  }

  private void label(List<Words> label, Point begin) {
    Rect room = Texts.bounds(label);
    // Another font may be a little wider, and the label must not be broken.
    cells.cell("TxtPinX", paper.length(room.x() - begin.x()));
    cells.cell("TxtPinY", paper.length(begin.y() - room.centreY()));
    double height = paper.length(room.height());
    cells.cell("TxtWidth", paper.length(1.1 * room.width() + 12)).cell("TxtHeight", height);
    cells.cell("TxtLocPinX", 0).cell("TxtLocPinY", height / 2, "TxtHeight*0.5");
    cells.cell("TxtAngle", 0);
    cells.cell("VerticalAlign", "1").cell("TextBkgnd", Ink.PAPER.css());
    cells.characters(
        List.of(
            new Cells.Run(paper.length(LABEL * label.getFirst().size()), false, Ink.TEXT.css())));
    cells.paragraph("0", -1.2);
  }

  private void geometry(List<Point> points) {
    Point begin = points.getFirst();
    xml.open("Section", "N", "Geometry", "IX", "0");
    cells.cell("NoFill", "1");
    for (int i = 0; i < points.size(); i++) {
      xml.open("Row", "T", i == 0 ? "MoveTo" : "LineTo", "IX", Integer.toString(i + 1));
      cells.cell("X", paper.length(points.get(i).x() - begin.x()));
      cells.cell("Y", paper.length(begin.y() - points.get(i).y()));
      xml.close();
    }
    xml.close();
  }

  /// Stays at the end when that is moved.
  private void head(Shape.Connector connector) {
    List<Point> points = connector.points();
    Point end = points.getLast();
    List<Point> corners = new ArrayList<>(Looks.head(points, connector.pen().ink()).points());
    corners.add(corners.getFirst());
    double width = paper.length(end.x() - points.getFirst().x());
    double height = paper.length(points.getFirst().y() - end.y());
    xml.open("Section", "N", "Geometry", "IX", "1");
    cells.cell("NoFill", "0").cell("NoLine", "1");
    for (int i = 0; i < corners.size(); i++) {
      double x = paper.length(corners.get(i).x() - end.x());
      double y = paper.length(end.y() - corners.get(i).y());
      xml.open("Row", "T", i == 0 ? "MoveTo" : "LineTo", "IX", Integer.toString(i + 1));
      cells.cell("X", width + x, "Width" + Cells.signed(x));
      cells.cell("Y", height + y, "Height" + Cells.signed(y));
      xml.close();
    }
    xml.close();
  }
}
