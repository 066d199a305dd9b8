package io.inscope.reports.diagram.layout;

import io.inscope.reports.diagram.Diagram;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which way each edge runs across the page. A layered layout sends what runs against the grain
/// around the whole picture; so nothing does: an edge whose responder stands left of its initiator
/// is laid out the other way round, and only its arrow and its numbers tell.
///
/// Zones stand in order. Within a zone, and then within a frame, the order is that of Eades, Lin
/// and Smyth, "A fast and effective heuristic for the feedback arc set problem" (1993): few edges
/// point to the left.
///
/// @param leftwards whether the edge with this index ends left of where it begins
record Flow(List<Boolean> leftwards) {
  Flow {
    leftwards = List.copyOf(leftwards);
  }

  static Flow of(Diagram diagram) {
    Map<String, Diagram.Node> nodes = new HashMap<>();
    diagram.nodes().forEach(node -> nodes.put(node.id(), node));
    Map<String, Integer> zones = new HashMap<>();
    diagram.zones().forEach(zone -> zones.put(zone.id(), zones.size()));
    // A frame takes part in its zone's order as one; its id cannot be that of a node in the zone.
    Map<String, Integer> units =
        ranks(
            diagram.nodes().stream().map(Flow::unit).distinct().toList(),
            diagram.edges().stream()
                .map(e -> new Arc(unit(node(nodes, e.from())), unit(node(nodes, e.to()))))
                .toList());
    Map<String, Integer> within =
        ranks(
            diagram.nodes().stream().map(Diagram.Node::id).toList(),
            diagram.edges().stream()
                .filter(e -> unit(node(nodes, e.from())).equals(unit(node(nodes, e.to()))))
                .map(e -> new Arc(e.from(), e.to()))
                .toList());
    List<Boolean> leftwards = new ArrayList<>();
    for (Diagram.Edge edge : diagram.edges()) {
      Diagram.Node from = node(nodes, edge.from());
      Diagram.Node to = node(nodes, edge.to());
      int step = zones.getOrDefault(to.zone(), 0) - zones.getOrDefault(from.zone(), 0);
      if (step == 0) {
        step = units.getOrDefault(unit(to), 0) - units.getOrDefault(unit(from), 0);
      }
      if (step == 0) {
        step = within.getOrDefault(edge.to(), 0) - within.getOrDefault(edge.from(), 0);
      }
      leftwards.add(step < 0);
    }
    return new Flow(leftwards);
  }

  private static Diagram.Node node(Map<String, Diagram.Node> nodes, String id) {
    Diagram.Node node = nodes.get(id);
    if (node == null) {
      throw new IllegalArgumentException("no zone of the diagram has a node " + id);
    }
    return node;
  }

  private static String unit(Diagram.Node node) {
    return node.group().isEmpty() ? "node " + node.id() : "frame " + node.group();
  }

  private record Arc(String from, String to) {}

  /// Each vertex's place in the order; given order decides where the heuristic does not.
  private static Map<String, Integer> ranks(List<String> vertices, List<Arc> arcs) {
    List<String> open = new ArrayList<>(vertices);
    List<Arc> rest = new ArrayList<>(arcs);
    rest.removeIf(arc -> arc.from().equals(arc.to()));
    List<String> first = new ArrayList<>();
    List<String> last = new ArrayList<>();
    while (!open.isEmpty()) {
      Map<String, Integer> out = new HashMap<>();
      Map<String, Integer> in = new HashMap<>();
      for (Arc arc : rest) {
        out.merge(arc.from(), 1, Integer::sum);
        in.merge(arc.to(), 1, Integer::sum);
      }
      List<String> sinks = open.stream().filter(v -> !out.containsKey(v)).toList();
      List<String> sources = open.stream().filter(v -> !in.containsKey(v)).toList();
      Set<String> done = new HashSet<>();
      if (!sources.isEmpty()) {
        first.addAll(sources);
        done.addAll(sources);
      } else if (!sinks.isEmpty()) {
        last.addAll(0, sinks);
        done.addAll(sinks);
      } else {
        String next = open.getFirst();
        for (String v : open) {
          if (surplus(v, out, in) > surplus(next, out, in)) {
            next = v;
          }
        }
        first.add(next);
        done.add(next);
      }
      open.removeAll(done);
      rest.removeIf(arc -> done.contains(arc.from()) || done.contains(arc.to()));
    }
    first.addAll(last);
    Map<String, Integer> ranks = new HashMap<>();
    first.forEach(v -> ranks.put(v, ranks.size()));
    return ranks;
  }

  private static int surplus(String vertex, Map<String, Integer> out, Map<String, Integer> in) {
    return out.getOrDefault(vertex, 0) - in.getOrDefault(vertex, 0);
  }
}
