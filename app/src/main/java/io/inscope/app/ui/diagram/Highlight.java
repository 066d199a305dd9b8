package io.inscope.app.ui.diagram;

import io.inscope.reports.diagram.Diagram;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What stands out in the picture while the rest steps back. Empty: nothing steps back.
record Highlight(Set<String> nodes, Set<Diagram.Edge> edges) {
  static final Highlight NONE = new Highlight(Set.of(), Set.of());

  Highlight {
    nodes = Set.copyOf(nodes);
    edges = Set.copyOf(edges);
  }

  /// Edges, and the nodes at their ends.
  static Highlight of(List<Diagram.Edge> edges) {
    Set<String> nodes = new HashSet<>();
    for (Diagram.Edge edge : edges) {
      nodes.add(edge.from());
      nodes.add(edge.to());
    }
    return new Highlight(nodes, Set.copyOf(edges));
  }

  Highlight and(String node) {
    Set<String> all = new HashSet<>(nodes);
    all.add(node);
    return new Highlight(all, edges);
  }

  boolean isNone() {
    return nodes.isEmpty() && edges.isEmpty();
  }
}
