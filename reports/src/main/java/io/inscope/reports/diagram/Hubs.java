package io.inscope.reports.diagram;

import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What (almost) all workloads of a namespace of the CDE have in common is drawn once, at a box
/// inside the frame of the namespace that stands for all of them.
final class Hubs {
  private static final int LEAST = 3;

  /// At most one in so many may be different.
  private static final int ONE_IN = 4;

  private record Line(Place peer, Answer verdict, Protection protection) {}

  private record Common(Line line, Set<PortRange> ports, String frame) {}

  private final SortedMap<Integer, Connection> rows;
  private final Map<Integer, Ends> ends;
  private final Map<String, Set<Place>> frames = new HashMap<>();

  /// By the first row of the line.
  private final SortedMap<Integer, Set<String>> without = new TreeMap<>();

  /// @param boxes of the CDE, with or without connections
  Hubs(SortedMap<Integer, Connection> rows, Map<Integer, Ends> ends, Collection<Place> boxes) {
    this.rows = rows;
    this.ends = new HashMap<>(ends);
    for (Place box : boxes) {
      if (!box.group().isEmpty()) {
        frames.computeIfAbsent(box.group(), _ -> new TreeSet<>()).add(box);
      }
    }
    gather(Side.TO);
    gather(Side.FROM);
  }

  private void gather(Side side) {
    Map<Place, Map<Line, Map<PortRange, List<Integer>>>> lines = new LinkedHashMap<>();
    rows.forEach(
        (number, row) -> {
          Ends at = ends.get(number);
          if (at != null && isBox(at.get(side)) && !at.from().equals(at.to())) {
            Line line = new Line(at.get(side.other()), row.verdict(), row.protection());
            lines
                .computeIfAbsent(at.get(side), _ -> new LinkedHashMap<>())
                .computeIfAbsent(line, _ -> new TreeMap<>())
                .computeIfAbsent(row.ports(), _ -> new java.util.ArrayList<>())
                .add(number);
          }
        });
    Map<Common, SortedMap<Place, List<Integer>>> alike = new LinkedHashMap<>();
    lines.forEach(
        (box, of) ->
            of.forEach(
                (line, ports) ->
                    alike
                        .computeIfAbsent(
                            new Common(line, ports.keySet(), box.group()), _ -> new TreeMap<>())
                        .put(box, ports.values().stream().flatMap(List::stream).toList())));
    alike.forEach((common, boxes) -> draw(side, common, boxes));
  }

  private boolean isBox(Place place) {
    return frames.getOrDefault(place.group(), Set.of()).contains(place);
  }

  private void draw(Side side, Common common, SortedMap<Place, List<Integer>> boxes) {
    Set<Place> missing = new TreeSet<>(frames.getOrDefault(common.frame(), Set.of()));
    missing.remove(common.line().peer());
    int all = missing.size();
    missing.removeAll(boxes.keySet());
    if (boxes.size() < LEAST || ONE_IN * missing.size() > all) {
      return;
    }
    Place first = boxes.firstKey();
    Place hub =
        new Place(
            first.zone(),
            first.zone().id + "/" + common.frame() + "/~all",
            common.frame(),
            Diagram.Node.Kind.NAMESPACE,
            "Workloads of " + common.frame().substring(common.frame().indexOf('/') + 1),
            Place.Form.HUB);
    int number = Integer.MAX_VALUE;
    for (List<Integer> of : boxes.values()) {
      for (int row : of) {
        ends.computeIfPresent(row, (_, at) -> at.with(side, hub));
        number = Math.min(number, row);
      }
    }
    for (Place box : missing) {
      without.computeIfAbsent(number, _ -> new TreeSet<>()).add(box.name());
    }
  }

  Map<Integer, Ends> ends() {
    return ends;
  }

  /// Which workloads lines do not stand for: `Line 12 leaves out vault.`
  List<String> notes() {
    Map<String, List<Integer>> lines = new LinkedHashMap<>();
    without.forEach(
        (line, names) ->
            lines.computeIfAbsent(String.join(", ", names), _ -> new ArrayList<>()).add(line));
    return lines.entrySet().stream().map(e -> note(e.getValue(), e.getKey())).toList();
  }

  private static String note(List<Integer> lines, String names) {
    return lines.size() == 1
        ? "Line %d leaves out %s.".formatted(lines.getFirst(), names)
        : "Lines %s leave out %s each."
            .formatted(
                lines.stream().map(String::valueOf).collect(Collectors.joining(", ")), names);
  }
}
