package io.inscope.reports.diagram.layout;

import io.inscope.reports.diagram.Diagram;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The diagram of a picture with its boxes and lines in the order in which they stand there, from
/// top to bottom.
final class Reading {
  private Reading() {}

  static Diagram order(LaidOut picture) {
    Map<String, Double> heights = new HashMap<>();
    picture.boxes().forEach(box -> heights.put(box.node().id(), box.rect().centreY()));
    Diagram diagram = picture.diagram();
    List<Diagram.Node> nodes =
        diagram.nodes().stream()
            .sorted(Comparator.comparingDouble(n -> heights.getOrDefault(n.id(), 0.0)))
            .toList();
    List<Diagram.Edge> edges =
        picture.lines().stream()
            .sorted(
                Comparator.<LaidOut.Line>comparingDouble(l -> left(l).y())
                    .thenComparingDouble(l -> right(l).y()))
            .map(LaidOut.Line::edge)
            .toList();
    return new Diagram(
        diagram.title(), diagram.zones(), diagram.groups(), nodes, edges, diagram.notes());
  }

  private static boolean rightwards(LaidOut.Line line) {
    return line.points().getFirst().x() <= line.points().getLast().x();
  }

  private static Point left(LaidOut.Line line) {
    return rightwards(line) ? line.points().getFirst() : line.points().getLast();
  }

  private static Point right(LaidOut.Line line) {
    return rightwards(line) ? line.points().getLast() : line.points().getFirst();
  }
}
