package io.inscope.reports.diagram.layout;

import io.inscope.reports.diagram.Diagram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// A diagram in the words of the Eclipse Layout Kernel, and back: zones are containers in fixed
/// order, frames containers in them, labels rectangles of a measured size.
///
/// Options: <https://eclipse.dev/elk/reference/algorithms/org-eclipse-elk-layered.html>
final class ElkModel {
  private static final double ZONE_PAD = 14;
  private static final double ZONE_LEAST = 180;
  private static final double ZONE_TITLE = 12.5;
  private static final double ZONE_TEXT = 9.5;
  private static final double FRAME_TITLE = 10.5;
  private static final double FRAME_TEXT = 9;
  private static final double FRAME_LEAST = 150;
  private static final double PORT_STEP = 18;
  private static final double HEAD_ROOM = 20;
  private static final double TAIL_ROOM = 20;
  private static final double ARROW = 14;

  private final Diagram diagram;
  private final ElkNode root = ElkGraphUtil.createGraph();
  private final Map<String, ElkNode> zones = new LinkedHashMap<>();
  private final Map<String, ElkNode> frames = new LinkedHashMap<>();
  private final Map<String, Heading> headings = new LinkedHashMap<>();
  private final Map<String, ElkNode> boxes = new LinkedHashMap<>();
  private final Map<String, BoxText> texts = new LinkedHashMap<>();
  private final List<ElkEdge> edges = new ArrayList<>();
  private double top;

  ElkModel(Diagram diagram) {
    this.diagram = diagram;
    root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
    root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
    root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    root.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
    root.setProperty(CoreOptions.PARTITIONING_ACTIVATE, true);
    root.setProperty(CoreOptions.RANDOM_SEED, 1);
    root.setProperty(CoreOptions.PADDING, new ElkPadding(0));
    root.setProperty(
        LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
    spacing(root);
    addZones();
    addBoxes();
    diagram.edges().forEach(this::addEdge);
  }

  ElkNode root() {
    return root;
  }

  private static void spacing(ElkNode node) {
    node.setProperty(LayeredOptions.SPACING_NODE_NODE, 24.0);
    node.setProperty(LayeredOptions.SPACING_EDGE_NODE, 14.0);
    node.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 14.0);
    node.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 30.0);
    node.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 16.0);
    node.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 10.0);
    node.setProperty(LayeredOptions.SPACING_PORT_PORT, PORT_STEP - EdgeText.HEIGHT);
  }

  private void addZones() {
    for (int i = 0; i < diagram.zones().size(); i++) {
      Diagram.Zone zone = diagram.zones().get(i);
      ElkNode node = ElkGraphUtil.createNode(root);
      node.setProperty(CoreOptions.PARTITIONING_PARTITION, i);
      node.setProperty(CoreOptions.PADDING, new ElkPadding(ZONE_PAD));
      node.setProperty(CoreOptions.NODE_SIZE_CONSTRAINTS, SizeConstraint.minimumSize());
      node.setProperty(CoreOptions.NODE_SIZE_MINIMUM, new KVector(ZONE_LEAST, 60));
      node.setDimensions(ZONE_LEAST, 60);
      spacing(node);
      zones.put(zone.id(), node);
    }
    for (Diagram.Group group : diagram.groups()) {
      if (diagram.nodes().stream().noneMatch(n -> n.group().equals(group.id()))) {
        continue;
      }
      Heading heading =
          Heading.of(group.title(), FRAME_TITLE, group.boundary(), FRAME_TEXT, FRAME_LEAST);
      ElkNode node = ElkGraphUtil.createNode(zone(group.zone()));
      ElkPadding padding = new ElkPadding(ZONE_PAD);
      padding.setTop(heading.height() + ZONE_PAD);
      node.setProperty(CoreOptions.PADDING, padding);
      node.setProperty(CoreOptions.NODE_SIZE_CONSTRAINTS, SizeConstraint.minimumSize());
      node.setProperty(CoreOptions.NODE_SIZE_MINIMUM, new KVector(FRAME_LEAST + 2 * ZONE_PAD, 60));
      spacing(node);
      frames.put(group.id(), node);
      headings.put(group.id(), heading);
    }
  }

  private ElkNode zone(String id) {
    ElkNode zone = zones.get(id);
    if (zone == null) {
      throw new IllegalArgumentException("the diagram has no zone " + id);
    }
    return zone;
  }

  private void addBoxes() {
    for (Diagram.Node node : diagram.nodes()) {
      BoxText text = BoxText.of(node, BoxText.widthFor(List.of(node)));
      ElkNode parent = frames.getOrDefault(node.group(), zone(node.zone()));
      ElkNode box = ElkGraphUtil.createNode(parent);
      long out = diagram.edges().stream().filter(e -> e.from().equals(node.id())).count();
      long in = diagram.edges().stream().filter(e -> e.to().equals(node.id())).count();
      box.setDimensions(text.width(), Math.max(text.height(), PORT_STEP * Math.max(in, out) + 6));
      box.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_SIDE);
      spacing(box);
      boxes.put(node.id(), box);
      texts.put(node.id(), text);
    }
  }

  private void addEdge(Diagram.Edge edge) {
    EdgeText text = new EdgeText(edge);
    ElkPort tail = port(box(edge.from()), PortSide.EAST, TAIL_ROOM + text.numberWidth());
    ElkPort head = port(box(edge.to()), PortSide.WEST, HEAD_ROOM + text.width());
    edges.add(ElkGraphUtil.createSimpleEdge(tail, head));
  }

  /// A port as long as what stands on the end of its line, so that nothing else comes there.
  private static ElkPort port(ElkNode box, PortSide side, double length) {
    ElkPort port = ElkGraphUtil.createPort(box);
    port.setDimensions(length, EdgeText.HEIGHT);
    port.setProperty(CoreOptions.PORT_SIDE, side);
    return port;
  }

  private ElkNode box(String id) {
    ElkNode box = boxes.get(id);
    if (box == null) {
      throw new IllegalArgumentException("the diagram has no node " + id);
    }
    return box;
  }

  /// Reads the places back after the layout.
  LaidOut laidOut() {
    List<Heading> zoneHeadings = new ArrayList<>();
    for (Diagram.Zone zone : diagram.zones()) {
      double room = zone(zone.id()).getWidth() - 2 * ZONE_PAD;
      zoneHeadings.add(Heading.of(zone.title(), ZONE_TITLE, zone.boundary(), ZONE_TEXT, room));
    }
    top = 2 * ZONE_PAD + zoneHeadings.stream().mapToDouble(Heading::height).max().orElse(0);
    double height = top + root.getHeight() + ZONE_PAD;
    List<LaidOut.Column> columns = new ArrayList<>();
    for (int i = 0; i < zoneHeadings.size(); i++) {
      Diagram.Zone zone = diagram.zones().get(i);
      Rect at = rect(zone(zone.id()));
      Rect rect = new Rect(at.x(), 0, at.width(), height);
      columns.add(
          new LaidOut.Column(zone, rect, zoneHeadings.get(i).at(at.x() + ZONE_PAD, ZONE_PAD)));
    }
    List<LaidOut.Frame> framed = new ArrayList<>();
    for (Diagram.Group group : diagram.groups()) {
      ElkNode frame = frames.get(group.id());
      Heading heading = headings.get(group.id());
      if (frame != null && heading != null) {
        Rect rect = rect(frame);
        framed.add(new LaidOut.Frame(group, rect, heading.at(rect.x() + ZONE_PAD, rect.y() + 5)));
      }
    }
    List<LaidOut.Box> boxed = new ArrayList<>();
    boxes.forEach(
        (id, box) -> {
          BoxText text = texts.get(id);
          if (text != null) {
            boxed.add(text.in(rect(box)));
          }
        });
    List<LaidOut.Line> lines = new ArrayList<>();
    for (int i = 0; i < edges.size(); i++) {
      lines.add(line(diagram.edges().get(i), edges.get(i)));
    }
    return new LaidOut(diagram, root.getWidth(), height, columns, framed, boxed, lines);
  }

  private Rect rect(ElkNode node) {
    Point origin = origin(node.getParent());
    return new Rect(
        origin.x() + node.getX(), origin.y() + node.getY(), node.getWidth(), node.getHeight());
  }

  private Point origin(ElkNode container) {
    Point origin = new Point(0, top);
    for (ElkNode node = container; node.getParent() != null; node = node.getParent()) {
      origin = origin.plus(node.getX(), node.getY());
    }
    return origin;
  }

  private LaidOut.Line line(Diagram.Edge edge, ElkEdge line) {
    Point origin = origin(line.getContainingNode());
    ElkEdgeSection section = line.getSections().getFirst();
    Rect tailBox = rect(box(edge.from()));
    Rect headBox = rect(box(edge.to()));
    List<Point> points = new ArrayList<>();
    points.add(new Point(tailBox.right(), origin.y() + section.getStartY()));
    section.getBendPoints().forEach(p -> points.add(origin.plus(p.getX(), p.getY())));
    points.add(new Point(headBox.x(), origin.y() + section.getEndY()));
    EdgeText text = new EdgeText(edge);
    Point tail = points.getFirst();
    Point head = points.getLast();
    LaidOut.Tag number = text.numberAt(head.x() - ARROW - text.width(), head.y());
    return new LaidOut.Line(
        edge, points, text.numberAt(tail.x() + ARROW, tail.y()), number, text.labelRightOf(number));
  }
}
