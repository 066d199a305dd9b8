package io.inscope.reports.diagram.layout;

import io.inscope.reports.diagram.Diagram;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// Shows a layout every diagram in the same order, by name and number, so that the order in which
/// somebody lists boxes and lines has no influence on where they stand.
final class Canonical {
  private static final Comparator<Diagram.Node> BY_NAME =
      Comparator.<Diagram.Node, String>comparing(
              n -> n.lines().isEmpty() ? "" : n.lines().getFirst())
          .thenComparing(Diagram.Node::id);
  private static final Comparator<Diagram.Edge> BY_NUMBER =
      Comparator.comparingInt(Diagram.Edge::number)
          .thenComparing(Diagram.Edge::from)
          .thenComparing(Diagram.Edge::to)
          .thenComparing(Diagram.Edge::label);

  private Canonical() {}

  /// What the layout makes of the sorted diagram, in the order of the one given.
  static LaidOut place(Diagram given, Function<Diagram, LaidOut> layout) {
    Diagram sorted =
        new Diagram(
            given.title(),
            given.zones(),
            given.groups().stream().sorted(Comparator.comparing(Diagram.Group::id)).toList(),
            given.nodes().stream().sorted(BY_NAME).toList(),
            given.edges().stream().sorted(BY_NUMBER).toList(),
            given.notes());
    LaidOut picture = layout.apply(sorted);
    Map<String, LaidOut.Box> boxes = new HashMap<>();
    picture.boxes().forEach(box -> boxes.put(box.node().id(), box));
    Map<Diagram.Edge, LaidOut.Line> lines = new IdentityHashMap<>();
    picture.lines().forEach(line -> lines.put(line.edge(), line));
    List<String> groups = given.groups().stream().map(Diagram.Group::id).toList();
    return new LaidOut(
        given,
        picture.width(),
        picture.height(),
        picture.columns(),
        picture.frames().stream()
            .sorted(Comparator.comparingInt(f -> groups.indexOf(f.group().id())))
            .toList(),
        given.nodes().stream().map(n -> Objects.requireNonNull(boxes.get(n.id()))).toList(),
        given.edges().stream().map(e -> Objects.requireNonNull(lines.get(e))).toList());
  }
}
