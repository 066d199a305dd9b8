package io.inscope.reports.diagram.layout;

import io.inscope.reports.diagram.Diagram;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.elk.alg.layered.options.InternalProperties;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.options.Alignment;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// A diagram in the words of the Eclipse Layout Kernel. [ElkPicture] reads the places back.
///
/// A zone is a partition: its boxes stand on layers of their own, right of those of the zone before
/// it, and lines that only pass need not go around it. A frame is a container. What stands on the
/// end of a line, number, label and arrow, is a port as long and as high as that text, so nothing
/// else comes there. Every edge goes to the right, see [Flow]; a loop is a port with room for it.
///
/// The search for few crossings begins with the order of the diagram's nodes and edges. Without
/// that option the kernel goes by the addresses of objects in memory, and no two pictures are the
/// same.
///
/// Options: <https://eclipse.dev/elk/reference/algorithms/org-eclipse-elk-layered.html>
final class ElkModel {
  static final double FRAME_PAD = 12;
  static final double FRAME_TITLE = 12.5;
  static final double FRAME_TEXT = 11.5;
  static final double ARROW_ROOM = 11;
  static final double BADGE_ROOM = 6;
  static final double LOOP_ROOM = 10;

  /// Between the text on the end of a line and the first bend.
  static final double STUB_END = 4;

  static final double PORT_STEP = 19;
  private static final double FRAME_LEAST = 170;
  private static final double PORT_END = 6;
  private static final double GAP_BEFORE_SHELF = 22;

  final Diagram diagram;
  final Flow flow;
  final ElkNode root = ElkGraphUtil.createGraph();

  /// The containers of the groups that have boxes.
  final Map<String, ElkNode> frames = new LinkedHashMap<>();

  /// What stands below the connected boxes of each frame.
  final Map<String, Shelf> shelves = new HashMap<>();

  /// The boxes that are not on a shelf.
  final Map<String, ElkNode> boxes = new LinkedHashMap<>();

  final Map<String, BoxText> texts = new HashMap<>();

  /// By the edge's index.
  final Map<Integer, ElkEdge> lines = new HashMap<>();

  final Map<Integer, ElkPort> loops = new HashMap<>();

  private final Map<String, Integer> onLeft = new HashMap<>();
  private final Map<String, Integer> onRight = new HashMap<>();

  ElkModel(Diagram diagram) {
    this.diagram = diagram;
    flow = Flow.of(diagram);
    root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
    root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
    root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    root.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
    root.setProperty(CoreOptions.PARTITIONING_ACTIVATE, true);
    root.setProperty(CoreOptions.RANDOM_SEED, 1);
    root.setProperty(CoreOptions.PADDING, new ElkPadding(0));
    spacing(root);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 26.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 13.0);
    countPorts();
    addFrames();
    for (int i = 0; i < diagram.zones().size(); i++) {
      addBoxes(diagram.zones().get(i).id(), i);
    }
    for (int i = 0; i < diagram.edges().size(); i++) {
      addEdge(i, diagram.edges().get(i));
    }
  }

  private void spacing(ElkNode node) {
    node.setProperty(
        LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
    node.setProperty(
        LayeredOptions.NODE_PLACEMENT_STRATEGY,
        isLarge(diagram)
            ? NodePlacementStrategy.BRANDES_KOEPF
            : NodePlacementStrategy.NETWORK_SIMPLEX);
    node.setProperty(LayeredOptions.SPACING_NODE_NODE, 20.0);
    node.setProperty(LayeredOptions.SPACING_EDGE_NODE, 12.0);
    node.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 10.0);
    node.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 8.0);
    node.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 3.0);
    node.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 6.0);
    node.setProperty(LayeredOptions.SPACING_PORT_PORT, PORT_STEP - EdgeText.HEIGHT);
  }

  /// More than a page should have: then what is fast, not what makes the shortest lines.
  static boolean isLarge(Diagram diagram) {
    return diagram.nodes().size() > 60;
  }

  private void countPorts() {
    for (int i = 0; i < diagram.edges().size(); i++) {
      Diagram.Edge edge = diagram.edges().get(i);
      if (edge.from().equals(edge.to())) {
        onRight.merge(edge.from(), 2, Integer::sum);
      } else {
        boolean leftwards = flow.leftwards().get(i);
        onRight.merge(leftwards ? edge.to() : edge.from(), 1, Integer::sum);
        onLeft.merge(leftwards ? edge.from() : edge.to(), 1, Integer::sum);
      }
    }
  }

  private boolean isConnected(Diagram.Node node) {
    return onLeft.containsKey(node.id()) || onRight.containsKey(node.id());
  }

  private void addFrames() {
    Map<String, Integer> zones = new HashMap<>();
    diagram.zones().forEach(zone -> zones.put(zone.id(), zones.size()));
    Set<String> seen = new HashSet<>();
    for (Diagram.Group group : diagram.groups()) {
      List<Diagram.Node> members =
          diagram.nodes().stream()
              .filter(n -> n.group().equals(group.id()) && n.zone().equals(group.zone()))
              .toList();
      if (members.isEmpty() || !seen.add(group.id())) {
        continue;
      }
      double boxWidth = BoxText.widthFor(members);
      boolean inner =
          diagram.edges().stream()
              .anyMatch(
                  e -> !e.from().equals(e.to()) && has(members, e.from()) && has(members, e.to()));
      Shelf shelf =
          new Shelf(members.stream().filter(n -> !isConnected(n)).toList(), boxWidth, inner);
      shelves.put(group.id(), shelf);
      double inside = Math.max(FRAME_LEAST, Math.max(boxWidth, shelf.width()));
      double top = frameHeading(group, inside).height() + FRAME_PAD;
      boolean onlyShelf = members.stream().noneMatch(this::isConnected);
      double below = shelf.isEmpty() ? 0 : shelf.height() + (onlyShelf ? 0 : GAP_BEFORE_SHELF);
      ElkNode frame = ElkGraphUtil.createNode(root);
      frame.setProperty(CoreOptions.PARTITIONING_PARTITION, zones.get(group.zone()));
      frame.setDimensions(inside + 2 * FRAME_PAD, top + below + FRAME_PAD);
      if (!onlyShelf) {
        ElkPadding padding = new ElkPadding(FRAME_PAD);
        padding.setTop(top);
        padding.setBottom(FRAME_PAD + below);
        frame.setProperty(CoreOptions.PADDING, padding);
        frame.setProperty(CoreOptions.NODE_SIZE_CONSTRAINTS, SizeConstraint.minimumSize());
        frame.setProperty(
            CoreOptions.NODE_SIZE_MINIMUM,
            new KVector(inside + 2 * FRAME_PAD, top + below + FRAME_PAD));
        spacing(frame);
        // The kernel counts the nodes of the whole graph alone, and stumbles in a container.
        frame.setProperty(
            InternalProperties.MAX_MODEL_ORDER_NODES,
            diagram.nodes().size() + diagram.groups().size());
      }
      frames.put(group.id(), frame);
    }
  }

  static Heading frameHeading(Diagram.Group group, double width) {
    return Heading.of(group.title(), FRAME_TITLE, group.boundary(), FRAME_TEXT, width);
  }

  private static boolean has(List<Diagram.Node> nodes, String id) {
    return nodes.stream().anyMatch(n -> n.id().equals(id));
  }

  private void addBoxes(String zone, int partition) {
    List<Diagram.Node> inZone =
        diagram.nodes().stream().filter(n -> n.zone().equals(zone)).toList();
    Map<String, List<Diagram.Node>> byFrame = new LinkedHashMap<>();
    for (Diagram.Node node : inZone) {
      String frame = frames.containsKey(node.group()) ? node.group() : "";
      byFrame.computeIfAbsent(frame, _ -> new ArrayList<>()).add(node);
    }
    byFrame.forEach(
        (group, nodes) -> {
          ElkNode frame = frames.get(group);
          double width = BoxText.widthFor(nodes);
          boolean linesAtLeft = nodes.stream().anyMatch(n -> onLeft.containsKey(n.id()));
          for (Diagram.Node node : nodes) {
            if (frame == null || isConnected(node)) {
              ElkNode box = addBox(node, width, frame == null ? root : frame, partition);
              if (!isConnected(node)) {
                box.setProperty(
                    CoreOptions.ALIGNMENT, linesAtLeft ? Alignment.RIGHT : Alignment.LEFT);
              }
            }
          }
        });
  }

  private ElkNode addBox(Diagram.Node node, double width, ElkNode parent, int partition) {
    BoxText text = BoxText.of(node, width);
    int ports = Math.max(onLeft.getOrDefault(node.id(), 0), onRight.getOrDefault(node.id(), 0));
    ElkNode box = ElkGraphUtil.createNode(parent);
    box.setDimensions(width, Math.ceil(Math.max(text.height(), PORT_STEP * ports + PORT_END)));
    box.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_SIDE);
    box.setProperty(LayeredOptions.SPACING_PORT_PORT, PORT_STEP - EdgeText.HEIGHT);
    if (parent == root) {
      box.setProperty(CoreOptions.PARTITIONING_PARTITION, partition);
    }
    boxes.put(node.id(), box);
    texts.put(node.id(), text);
    return box;
  }

  private void addEdge(int index, Diagram.Edge edge) {
    EdgeText text = new EdgeText(edge);
    double tailRoom = BADGE_ROOM + text.numberWidth() + STUB_END;
    double headRoom = ARROW_ROOM + text.width() + STUB_END;
    if (edge.from().equals(edge.to())) {
      ElkPort port =
          port(box(edge.from()), PortSide.EAST, Math.max(tailRoom, headRoom) + LOOP_ROOM);
      port.setHeight(PORT_STEP + EdgeText.HEIGHT);
      loops.put(index, port);
      return;
    }
    boolean leftwards = flow.leftwards().get(index);
    ElkPort tail = port(box(edge.from()), leftwards ? PortSide.WEST : PortSide.EAST, tailRoom);
    ElkPort head = port(box(edge.to()), leftwards ? PortSide.EAST : PortSide.WEST, headRoom);
    lines.put(
        index,
        leftwards
            ? ElkGraphUtil.createSimpleEdge(head, tail)
            : ElkGraphUtil.createSimpleEdge(tail, head));
  }

  private static ElkPort port(ElkNode box, PortSide side, double length) {
    ElkPort port = ElkGraphUtil.createPort(box);
    port.setDimensions(length, EdgeText.HEIGHT);
    port.setProperty(CoreOptions.PORT_SIDE, side);
    return port;
  }

  ElkNode box(String id) {
    ElkNode box = boxes.get(id);
    if (box == null) {
      throw new IllegalArgumentException("no zone of the diagram has a node " + id);
    }
    return box;
  }
}
