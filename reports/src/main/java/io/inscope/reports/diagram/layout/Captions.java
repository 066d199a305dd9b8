package io.inscope.reports.diagram.layout;

import io.inscope.reports.diagram.Diagram;
import io.inscope.reports.diagram.text.Typeface;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Writes what people call a node or an edge on it, and keeps what the cluster calls it readable: a
/// caption becomes the first line of a box, with the name below it; on an edge it stands before
/// protocol and ports, shortened so that those stay whole.
public final class Captions {
  /// Less than this and the name alone is written.
  private static final double LEAST_ROOM = 30;

  private Captions() {}

  /// What an edge is called in an [Arrangement]: the same in the next snapshot as long as the same
  /// two nodes speak the same protocol with the same protection.
  public static String idOf(Diagram.Edge edge) {
    return edge.from() + " > " + edge.to() + " " + edge.label();
  }

  /// The same diagram with captions; ids it does not have, and blank captions, change nothing.
  public static Diagram on(Diagram diagram, Map<String, String> captions) {
    if (captions.isEmpty()) {
      return diagram;
    }
    return new Diagram(
        diagram.title(),
        diagram.zones(),
        diagram.groups(),
        diagram.nodes().stream().map(n -> on(n, caption(captions, n.id()))).toList(),
        diagram.edges().stream().map(e -> on(e, caption(captions, idOf(e)))).toList(),
        diagram.notes());
  }

  private static String caption(Map<String, String> captions, String id) {
    return captions.getOrDefault(id, "").strip().replaceAll("\\s+", " ");
  }

  private static Diagram.Node on(Diagram.Node node, String caption) {
    if (caption.isEmpty() || (!node.lines().isEmpty() && node.lines().getFirst().equals(caption))) {
      return node;
    }
    List<String> lines = new ArrayList<>(node.lines());
    lines.addFirst(caption);
    return new Diagram.Node(
        node.id(),
        node.zone(),
        node.group(),
        lines,
        node.cues(),
        node.kind(),
        node.sheet(),
        node.members());
  }

  private static Diagram.Edge on(Diagram.Edge edge, String caption) {
    if (caption.isEmpty() || caption.equals(edge.label())) {
      return edge;
    }
    String own = edge.label().isEmpty() ? "" : ", " + edge.label();
    double room = EdgeText.LONGEST - Typeface.REGULAR.width(own, EdgeText.SIZE);
    if (room < LEAST_ROOM) {
      return edge;
    }
    String shown = Typeface.REGULAR.shorten(caption, EdgeText.SIZE, room);
    return new Diagram.Edge(
        edge.from(),
        edge.to(),
        edge.number(),
        edge.rows(),
        shown + own,
        edge.style(),
        edge.ids(),
        edge.because());
  }
}
