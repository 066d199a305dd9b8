package io.inscope.reports.diagram.layout;

import io.inscope.reports.diagram.Diagram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Zones as columns, lines at right angles in the gutters between them.
///
/// What makes it clean by construction: boxes stand in columns; vertical parts of lines run only
/// between columns, each on its own track; horizontal parts end at a port of their own or pass
/// between boxes; labels stand on the horizontal end of their line, and ports are further apart
/// than a label is high.
public final class LaneLayout implements Layout {
  /// How many boxes a column may have.
  private static final List<Integer> COLUMNS = List.of(12, 8, 5);

  /// A picture less high leaves room for letters of 7 points on A3.
  private static final double HIGH = 1200;

  @Override
  public LaidOut place(Diagram diagram) {
    return Canonical.place(diagram, LaneLayout::clearest);
  }

  /// With long columns, unless shorter ones are easier to read: those of high pages often are.
  private static LaidOut clearest(Diagram sorted) {
    LaidOut best = lanes(sorted, Integer.MAX_VALUE);
    for (int most : COLUMNS) {
      if (best.height() > HIGH && sorted.nodes().size() > most) {
        LaidOut shorter = lanes(sorted, most);
        boolean easier = Legibility.of(shorter).strain() < Legibility.of(best).strain();
        best = easier ? shorter : best;
      }
    }
    return best;
  }

  private static LaidOut lanes(Diagram sorted, int most) {
    LaneGraph graph = new LaneGraph(sorted, most);
    Placement.place(graph);
    return new Assembly(graph).laidOut();
  }

  /// Turns heights, ports and tracks into places on the sheet.
  private static final class Assembly {
    private static final double TRACK = 6;
    private static final double TRACK_MARGIN = 6;
    private static final double ARROW_ROOM = 11;
    private static final double BADGE_ROOM = 6;
    private static final double STUB_MARGIN = 5;
    private static final double ZONE_TEXT = 11.5;
    private static final double FRAME_SIDE = 9;

    private final LaneGraph graph;
    private final int layers;
    private final Channel[] channels;
    private final double[] boxLeft;
    private final double[] boxRight;
    private final double[] firstTrack;
    private final double[] gutter;
    private final double[] zoneLeft;
    private final double[] zoneRight;
    private double top;

    Assembly(LaneGraph graph) {
      this.graph = graph;
      layers = graph.layerWidths.length;
      channels = new Channel[layers];
      boxLeft = new double[layers];
      boxRight = new double[layers];
      firstTrack = new double[layers];
      gutter = new double[layers];
      zoneLeft = new double[graph.diagram.zones().size()];
      zoneRight = new double[graph.diagram.zones().size()];
      for (int i = 0; i < layers; i++) {
        int channel = i;
        channels[i] = Channel.route(graph.hops.stream().filter(h -> h.channel == channel).toList());
      }
      spreadColumns();
    }

    /// From left to right: room for labels, boxes, room for labels, tracks; and so on.
    private void spreadColumns() {
      double x = 0;
      for (int i = 0; i < layers; i++) {
        boolean zoneBegins = i == 0 || graph.zoneOf(i - 1) != graph.zoneOf(i);
        boolean zoneEnds = i == layers - 1 || graph.zoneOf(i + 1) != graph.zoneOf(i);
        if (zoneBegins) {
          zoneLeft[graph.zoneOf(i)] = x;
        }
        boxLeft[i] = x + stub(i, false);
        boxRight[i] = boxLeft[i] + graph.layerWidths[i];
        x = boxRight[i] + stub(i, true);
        int tracks = channels[i].tracks();
        if (zoneEnds) {
          int arcs = channels[i].arcTracks();
          firstTrack[i] = x;
          x += arcs * TRACK + (arcs > 0 ? TRACK : 0);
          zoneRight[graph.zoneOf(i)] = x;
          tracks -= arcs;
          // The tracks after the arcs begin outside of the zone.
          gutter[i] = TRACK_MARGIN + (arcs > 0 ? TRACK : 0);
          x += i == layers - 1 ? 0 : tracks * TRACK + 2 * TRACK_MARGIN;
        } else {
          firstTrack[i] = x;
          x += tracks * TRACK;
        }
      }
    }

    private double trackX(Hop hop) {
      int channel = hop.channel;
      double outside = hop.track >= channels[channel].arcTracks() ? gutter[channel] : 0;
      return firstTrack[channel] + hop.track * TRACK + outside + TRACK / 2;
    }

    /// The room for labels and numbers at one side of a layer.
    private double stub(int layer, boolean onRight) {
      double needed = LaneGraph.STUB_LEAST;
      for (Hop hop : graph.hops) {
        for (Vertex.Port port : List.of(hop.from, hop.to)) {
          if (port.vertex.layer == layer
              && port.vertex.isBox()
              && port.vertex.ports(onRight).contains(port)) {
            EdgeText text = new EdgeText(edge(hop));
            needed =
                Math.max(
                    needed,
                    STUB_MARGIN
                        + (isHead(hop, port)
                            ? ARROW_ROOM + text.width()
                            : BADGE_ROOM + text.numberWidth()));
          }
        }
      }
      return Math.ceil(needed);
    }

    private Diagram.Edge edge(Hop hop) {
      return graph.diagram.edges().get(hop.edge);
    }

    private boolean isHead(Hop hop, Vertex.Port port) {
      if (hop.arc) {
        return port == hop.to;
      }
      return port.vertex == graph.boxes.get(edge(hop).to());
    }

    LaidOut laidOut() {
      List<Heading> headings = new ArrayList<>();
      double tallest = 0;
      for (int i = 0; i < graph.diagram.zones().size(); i++) {
        Diagram.Zone zone = graph.diagram.zones().get(i);
        double room = zoneRight[i] - zoneLeft[i] - 2 * LaneGraph.ZONE_PAD;
        Heading heading =
            Heading.of(zone.title(), LaneGraph.ZONE_TITLE, zone.boundary(), ZONE_TEXT, room);
        headings.add(heading);
        tallest = Math.max(tallest, heading.height());
      }
      top = Vertex.onGrid(LaneGraph.ZONE_PAD + tallest + LaneGraph.ZONE_PAD);
      double lowest = 0;
      for (Vertex vertex : graph.vertices) {
        double below = vertex.block == null ? 0 : vertex.block.below;
        lowest = Math.max(lowest, vertex.y + vertex.height + below);
      }
      double height = top + lowest + 2 * LaneGraph.ZONE_PAD;
      List<LaidOut.Column> columns = new ArrayList<>();
      for (int i = 0; i < headings.size(); i++) {
        Rect rect = new Rect(zoneLeft[i], 0, zoneRight[i] - zoneLeft[i], height);
        columns.add(
            new LaidOut.Column(
                graph.diagram.zones().get(i),
                rect,
                headings.get(i).at(rect.x() + LaneGraph.ZONE_PAD, LaneGraph.ZONE_PAD)));
      }
      double width = columns.isEmpty() ? 0 : columns.getLast().rect().right();
      return new LaidOut(graph.diagram, width, height, columns, frames(), boxes(), lines());
    }

    private Rect rect(Vertex vertex) {
      double left = boxLeft[vertex.layer];
      return new Rect(left, top + vertex.y, boxRight[vertex.layer] - left, vertex.height);
    }

    private List<LaidOut.Frame> frames() {
      List<LaidOut.Frame> frames = new ArrayList<>();
      for (Diagram.Group group : graph.diagram.groups()) {
        Vertex.Block block = graph.frames.get(group.id());
        Heading heading = graph.headings.get(group.id());
        if (block == null || heading == null) {
          continue;
        }
        Rect hull = block.vertices.stream().map(this::rect).reduce(Rect::and).orElseThrow();
        Rect rect =
            new Rect(
                hull.x() - FRAME_SIDE,
                hull.y() - block.above,
                hull.width() + 2 * FRAME_SIDE,
                hull.height() + block.above + block.below);
        frames.add(new LaidOut.Frame(group, rect, heading.at(boxLeft[block.first], rect.y() + 4)));
      }
      return frames;
    }

    private List<LaidOut.Box> boxes() {
      List<LaidOut.Box> boxes = new ArrayList<>();
      for (Map.Entry<String, Vertex> entry : graph.boxes.entrySet()) {
        Vertex vertex = entry.getValue();
        if (vertex.text != null) {
          boxes.add(vertex.text.in(rect(vertex)));
        }
      }
      return boxes;
    }

    private List<LaidOut.Line> lines() {
      List<LaidOut.Line> lines = new ArrayList<>();
      for (int i = 0; i < graph.chains.size(); i++) {
        lines.add(line(graph.diagram.edges().get(i), graph.chains.get(i)));
      }
      return lines;
    }

    private LaidOut.Line line(Diagram.Edge edge, List<Hop> chain) {
      Hop first = chain.getFirst();
      Hop last = chain.getLast();
      List<Point> points = new ArrayList<>();
      points.add(new Point(boxRight[first.from.vertex.layer], top + first.from.y()));
      for (Hop hop : chain) {
        if (!hop.isLevel()) {
          points.add(new Point(trackX(hop), top + hop.from.y()));
          points.add(new Point(trackX(hop), top + hop.to.y()));
        }
      }
      double end = last.arc ? boxRight[last.to.vertex.layer] : boxLeft[last.to.vertex.layer];
      points.add(new Point(end, top + last.to.y()));
      boolean backwards = !last.arc && last.to.vertex != graph.boxes.get(edge.to());
      List<Point> path = backwards ? points.reversed() : points;
      EdgeText text = new EdgeText(edge);
      Point tail = path.getFirst();
      Point head = path.getLast();
      boolean tailAtRight = last.arc || !backwards;
      boolean headAtRight = last.arc || backwards;
      double tailX =
          tailAtRight ? tail.x() + BADGE_ROOM : tail.x() - BADGE_ROOM - text.numberWidth();
      double headX = headAtRight ? head.x() + ARROW_ROOM : head.x() - ARROW_ROOM - text.width();
      LaidOut.Tag number = text.numberAt(headX, head.y());
      return new LaidOut.Line(
          edge, path, text.numberAt(tailX, tail.y()), number, text.labelRightOf(number));
    }
  }
}
