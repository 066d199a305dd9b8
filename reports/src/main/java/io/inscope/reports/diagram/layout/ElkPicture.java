package io.inscope.reports.diagram.layout;

import io.inscope.reports.diagram.Diagram;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.jspecify.annotations.Nullable;

/// Reads the places back from a graph that the Eclipse Layout Kernel has laid out, and draws the
/// zones as columns around them.
final class ElkPicture {
  private static final double ZONE_TITLE = 14;
  private static final double ZONE_TEXT = 11.5;
  private static final double SAME = 0.01;

  private final ElkModel model;
  private final Diagram diagram;
  private final Columns columns;
  private final List<Heading> headings = new ArrayList<>();
  private final double top;

  private ElkPicture(ElkModel model) {
    this.model = model;
    diagram = model.diagram;
    columns =
        new Columns(
            spans(),
            diagram.zones().stream()
                .map(zone -> Heading.widestWord(zone.title(), ZONE_TITLE))
                .toList());
    for (int i = 0; i < diagram.zones().size(); i++) {
      Diagram.Zone zone = diagram.zones().get(i);
      double room = columns.column(i).width() - 2 * Columns.PAD;
      headings.add(Heading.of(zone.title(), ZONE_TITLE, zone.boundary(), ZONE_TEXT, room));
    }
    top = 2 * Columns.PAD + headings.stream().mapToDouble(Heading::height).max().orElse(0);
  }

  static LaidOut of(ElkModel model) {
    return new ElkPicture(model).laidOut();
  }

  private List<Columns.@Nullable Span> spans() {
    List<Columns.@Nullable Span> spans = new ArrayList<>();
    for (Diagram.Zone zone : diagram.zones()) {
      Columns.@Nullable Span span = null;
      for (Diagram.Group group : diagram.groups()) {
        ElkNode frame = model.frames.get(group.id());
        if (frame != null && group.zone().equals(zone.id())) {
          span = wider(span, frame.getX(), frame.getX() + frame.getWidth());
        }
      }
      for (Diagram.Node node : diagram.nodes()) {
        ElkNode box = model.boxes.get(node.id());
        if (box != null && node.zone().equals(zone.id()) && box.getParent() == model.root) {
          span =
              wider(
                  span,
                  box.getX() - longest(box, PortSide.WEST),
                  box.getX() + box.getWidth() + longest(box, PortSide.EAST));
        }
      }
      spans.add(span);
    }
    return spans;
  }

  private static Columns.Span wider(Columns.@Nullable Span span, double left, double right) {
    return span == null
        ? new Columns.Span(left, right)
        : new Columns.Span(Math.min(span.left(), left), Math.max(span.right(), right));
  }

  private static double longest(ElkNode box, PortSide side) {
    return box.getPorts().stream()
        .filter(p -> p.getProperty(CoreOptions.PORT_SIDE) == side)
        .mapToDouble(ElkPort::getWidth)
        .max()
        .orElse(0);
  }

  private LaidOut laidOut() {
    List<LaidOut.Frame> frames = new ArrayList<>();
    Map<String, LaidOut.Box> boxes = new HashMap<>();
    for (Diagram.Group group : diagram.groups()) {
      ElkNode frame = model.frames.get(group.id());
      Shelf shelf = model.shelves.get(group.id());
      if (frame == null || shelf == null) {
        continue;
      }
      Rect rect = rect(frame);
      double left = rect.x() + ElkModel.FRAME_PAD;
      Heading heading = ElkModel.frameHeading(group, rect.width() - 2 * ElkModel.FRAME_PAD);
      frames.add(new LaidOut.Frame(group, rect, heading.at(left, rect.y() + 5)));
      shelf
          .at(left, rect.bottom() - ElkModel.FRAME_PAD - shelf.height())
          .forEach(box -> boxes.put(box.node().id(), box));
    }
    model.boxes.forEach(
        (id, box) -> boxes.put(id, Objects.requireNonNull(model.texts.get(id)).in(rect(box))));
    List<LaidOut.Line> lines = new ArrayList<>();
    for (int i = 0; i < diagram.edges().size(); i++) {
      lines.add(line(i, diagram.edges().get(i)));
    }
    double height = top + model.root.getHeight() + Columns.PAD;
    List<LaidOut.Column> zones = new ArrayList<>();
    for (int i = 0; i < headings.size(); i++) {
      Columns.Span span = columns.column(i);
      zones.add(
          new LaidOut.Column(
              diagram.zones().get(i),
              new Rect(span.left(), 0, span.width(), height),
              headings.get(i).at(span.left() + Columns.PAD, Columns.PAD)));
    }
    List<LaidOut.Box> inOrder =
        diagram.nodes().stream().map(n -> Objects.requireNonNull(boxes.get(n.id()))).toList();
    return new LaidOut(diagram, columns.width(), height, zones, frames, inOrder, lines);
  }

  private Rect rect(ElkNode node) {
    Point corner = place(node.getParent(), node.getX(), node.getY());
    return new Rect(corner.x(), corner.y(), node.getWidth(), node.getHeight());
  }

  /// A point of a container on the page.
  private Point place(ElkNode container, double x, double y) {
    double left = x;
    double down = y;
    for (ElkNode node = container; node.getParent() != null; node = node.getParent()) {
      left += node.getX();
      down += node.getY();
    }
    return new Point(columns.shifted(left), top + down);
  }

  private LaidOut.Line line(int index, Diagram.Edge edge) {
    ElkPort loop = model.loops.get(index);
    if (loop != null) {
      return loop(edge, loop);
    }
    boolean leftwards = model.flow.leftwards().get(index);
    ElkEdge line = Objects.requireNonNull(model.lines.get(index));
    ElkNode container = line.getContainingNode();
    ElkEdgeSection section = line.getSections().getFirst();
    Rect left = rect(model.box(leftwards ? edge.to() : edge.from()));
    Rect right = rect(model.box(leftwards ? edge.from() : edge.to()));
    List<Point> points = new ArrayList<>();
    // The kernel's line goes from port to port; ours from box to box.
    Point start = place(container, section.getStartX(), section.getStartY());
    points.add(new Point(left.right(), start.y()));
    section.getBendPoints().forEach(p -> add(points, place(container, p.getX(), p.getY())));
    Point end = place(container, section.getEndX(), section.getEndY());
    add(points, new Point(right.x(), end.y()));
    List<Point> path = leftwards ? points.reversed() : points;
    EdgeText text = new EdgeText(edge);
    Point tail = path.getFirst();
    Point head = path.getLast();
    double tailX =
        leftwards
            ? tail.x() - ElkModel.BADGE_ROOM - text.numberWidth()
            : tail.x() + ElkModel.BADGE_ROOM;
    double headX =
        leftwards ? head.x() + ElkModel.ARROW_ROOM : head.x() - ElkModel.ARROW_ROOM - text.width();
    LaidOut.Tag number = text.numberAt(headX, head.y());
    return new LaidOut.Line(
        edge, path, text.numberAt(tailX, tail.y()), number, text.labelRightOf(number));
  }

  /// Out of the box, and back into it one step below.
  private LaidOut.Line loop(Diagram.Edge edge, ElkPort port) {
    Rect box = rect(model.box(edge.from()));
    double out = box.y() + port.getY() + EdgeText.HEIGHT / 2;
    double back = out + ElkModel.PORT_STEP;
    double turn = box.right() + port.getWidth() - ElkModel.STUB_END;
    EdgeText text = new EdgeText(edge);
    LaidOut.Tag number = text.numberAt(box.right() + ElkModel.ARROW_ROOM, back);
    return new LaidOut.Line(
        edge,
        List.of(
            new Point(box.right(), out),
            new Point(turn, out),
            new Point(turn, back),
            new Point(box.right(), back)),
        text.numberAt(box.right() + ElkModel.BADGE_ROOM, out),
        number,
        text.labelRightOf(number));
  }

  /// Adds a point to a line at right angles: sums of the kernel's numbers may differ in the last
  /// digit where they should not, and such a step would not be level.
  private static void add(List<Point> points, Point next) {
    Point last = points.getLast();
    boolean level = Math.abs(next.y() - last.y()) < SAME;
    boolean upright = Math.abs(next.x() - last.x()) < SAME;
    Point point = new Point(upright ? last.x() : next.x(), level ? last.y() : next.y());
    if (point.equals(last)) {
      return;
    }
    if (points.size() > 1) {
      Point before = points.get(points.size() - 2);
      if ((before.y() == last.y() && last.y() == point.y())
          || (before.x() == last.x() && last.x() == point.x())) {
        points.removeLast();
      }
    }
    points.add(point);
  }
}
