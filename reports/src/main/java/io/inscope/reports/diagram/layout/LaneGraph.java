package io.inscope.reports.diagram.layout;

import io.inscope.reports.diagram.Diagram;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A diagram cut into layers: boxes, passing places for long lines, and the hops between
/// neighbouring layers. The raw material of a lane layout, which then moves the vertices.
final class LaneGraph {
  static final double FRAME_PAD = 2 * Vertex.GRID;
  static final double ZONE_TITLE = 14;
  static final double ZONE_PAD = 12;
  static final double STUB_LEAST = 14;
  private static final double FRAME_TITLE = 12.5;
  private static final double FRAME_TEXT = 11.5;

  final Diagram diagram;
  final Layers layers;
  final double[] layerWidths;
  final List<Vertex> vertices = new ArrayList<>();
  final List<List<Vertex.Block>> blocksOfZone = new ArrayList<>();
  final List<Hop> hops = new ArrayList<>();

  /// The vertex of each node, in the diagram's order.
  final Map<String, Vertex> boxes = new LinkedHashMap<>();

  /// The hops of each edge, from left to right.
  final List<List<Hop>> chains = new ArrayList<>();

  /// The heading of each group that has nodes, by group id.
  final Map<String, Heading> headings = new HashMap<>();

  final Map<String, Vertex.Block> frames = new LinkedHashMap<>();

  /// @param most boxes of a layer
  LaneGraph(Diagram diagram, int most) {
    this.diagram = diagram;
    layers = Layers.of(diagram, most);
    layerWidths = new double[layers.zones().size()];
    for (int layer = 0; layer < layerWidths.length; layer++) {
      int wanted = layer;
      layerWidths[layer] =
          widthOf(
              layer,
              diagram.nodes().stream()
                  .filter(n -> layers.ofNode().getOrDefault(n.id(), -1) == wanted)
                  .toList());
    }
    diagram.zones().forEach(_ -> blocksOfZone.add(new ArrayList<>()));
    addBoxes();
    for (int edge = 0; edge < diagram.edges().size(); edge++) {
      addChain(edge);
    }
  }

  /// Without boxes only as wide as its zone's heading needs.
  private double widthOf(int layer, List<Diagram.Node> nodes) {
    if (!nodes.isEmpty()) {
      return BoxText.widthFor(nodes);
    }
    String title = diagram.zones().get(zoneOf(layer)).title();
    return Heading.widestWord(title, ZONE_TITLE) + 2 * (ZONE_PAD - STUB_LEAST);
  }

  int zoneOf(int layer) {
    return layers.zones().get(layer);
  }

  private int layerOf(String node) {
    Integer layer = layers.ofNode().get(node);
    if (layer == null) {
      throw new IllegalArgumentException("no zone of the diagram has a node " + node);
    }
    return layer;
  }

  private void addBoxes() {
    Map<String, Integer> onLeft = new HashMap<>();
    Map<String, Integer> onRight = new HashMap<>();
    for (Diagram.Edge edge : diagram.edges()) {
      int from = layerOf(edge.from());
      int to = layerOf(edge.to());
      (from <= to ? onRight : onLeft).merge(edge.from(), 1, Integer::sum);
      (from < to ? onLeft : onRight).merge(edge.to(), 1, Integer::sum);
    }
    for (Diagram.Node node : diagram.nodes()) {
      int layer = layerOf(node.id());
      int ports = Math.max(onLeft.getOrDefault(node.id(), 0), onRight.getOrDefault(node.id(), 0));
      Vertex box = Vertex.box(layer, BoxText.of(node, layerWidths[layer]), ports);
      vertices.add(box);
      boxes.put(node.id(), box);
    }
    for (Diagram.Group group : diagram.groups()) {
      List<Vertex> members =
          diagram.nodes().stream()
              .filter(n -> n.group().equals(group.id()) && n.zone().equals(group.zone()))
              .map(n -> boxes.get(n.id()))
              .toList();
      if (!members.isEmpty()) {
        int first = members.stream().mapToInt(v -> v.layer).min().getAsInt();
        Heading heading =
            Heading.of(
                group.title(), FRAME_TITLE, group.boundary(), FRAME_TEXT, layerWidths[first]);
        headings.put(group.id(), heading);
        double above = Vertex.onGrid(heading.height() + 4);
        Vertex.Block block = new Vertex.Block(zoneOf(first), above, FRAME_PAD);
        members.forEach(block::add);
        frames.put(group.id(), block);
        blocksOfZone.get(block.zone).add(block);
      }
    }
    for (Vertex box : boxes.values()) {
      if (box.block == null) {
        Vertex.Block block = new Vertex.Block(zoneOf(box.layer), 0, 0);
        block.add(box);
        blocksOfZone.get(block.zone).add(block);
      }
    }
  }

  private void addChain(int index) {
    Diagram.Edge edge = diagram.edges().get(index);
    Vertex from = box(edge.from());
    Vertex to = box(edge.to());
    List<Hop> chain = new ArrayList<>();
    if (from.layer == to.layer) {
      chain.add(Hop.arc(index, from, to));
    } else {
      Vertex left = from.layer < to.layer ? from : to;
      Vertex right = from.layer < to.layer ? to : from;
      Vertex at = left;
      for (int layer = left.layer + 1; layer < right.layer; layer++) {
        Vertex passing = Vertex.passing(layer);
        home(passing, left, right);
        vertices.add(passing);
        chain.add(Hop.across(index, at, passing));
        at = passing;
      }
      chain.add(Hop.across(index, at, right));
    }
    chains.add(chain);
    hops.addAll(chain);
  }

  /// A line that crosses part of the zone in which it ends passes inside the frame it ends in;
  /// every other one passes between the blocks.
  private void home(Vertex passing, Vertex left, Vertex right) {
    for (Vertex end : List.of(right, left)) {
      if (end.block != null
          && zoneOf(end.layer) == zoneOf(passing.layer)
          && end.block.above > 0
          && end.block.spans(passing.layer)) {
        end.block.add(passing);
        return;
      }
    }
  }

  private Vertex box(String node) {
    Vertex box = boxes.get(node);
    if (box == null) {
      throw new IllegalArgumentException("the diagram has no node " + node);
    }
    return box;
  }
}
