package io.inscope.reports.diagram;

import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The rows of a connection table as lines between boxes: rows between the same two boxes with the
/// same verdict and the same protection are one line, which keeps all their numbers.
final class Merged {
  private record Key(Place from, Place to, Answer verdict, Optional<Protection> protection) {}

  private record Content(List<Integer> rows, Set<PortRange> ports, Set<Protection> protections) {}

  private final SortedMap<Place, Set<Endpoint>> members = new TreeMap<>();
  private final Map<Key, Content> lines = new LinkedHashMap<>();

  /// @param table by row number
  /// @param ends of every row
  /// @param mixed whether different protection shares a line
  Merged(SortedMap<Integer, Connection> table, Map<Integer, Ends> ends, boolean mixed) {
    table.forEach(
        (number, row) -> {
          Ends at = Objects.requireNonNull(ends.get(number));
          Place from = at.from();
          Place to = at.to();
          add(from, row.from());
          add(to, row.to());
          Optional<Protection> protection =
              mixed ? Optional.empty() : Optional.of(row.protection());
          Content content =
              lines.computeIfAbsent(
                  new Key(from, to, row.verdict(), protection),
                  _ ->
                      new Content(
                          new ArrayList<>(), new TreeSet<>(), EnumSet.noneOf(Protection.class)));
          content.rows().add(number);
          content.ports().add(row.ports());
          content.protections().add(row.protection());
        });
  }

  /// Also shows something that has no connection.
  void add(Place place, Endpoint member) {
    members.computeIfAbsent(place, _ -> new TreeSet<>()).add(member);
  }

  /// Every box with those it stands for, zone by zone.
  SortedMap<Place, Set<Endpoint>> members() {
    return members;
  }

  /// Sorted by number.
  List<Diagram.Edge> edges() {
    List<Diagram.Edge> edges = new ArrayList<>();
    lines.forEach(
        (key, content) ->
            edges.add(
                new Diagram.Edge(
                    key.from().id(),
                    key.to().id(),
                    content.rows().getFirst(),
                    content.rows(),
                    PortLabel.of(content.ports(), content.protections()),
                    style(key.verdict(), content.protections()))));
    edges.sort(Comparator.comparingInt(Diagram.Edge::number));
    return edges;
  }

  /// The weakest of what it stands for.
  private static Diagram.Edge.Style style(Answer verdict, Set<Protection> protections) {
    if (verdict != Answer.ALLOWED) {
      return Diagram.Edge.Style.UNKNOWN;
    }
    boolean bare =
        protections.contains(Protection.CLEAR) || protections.contains(Protection.UNKNOWN);
    return bare ? Diagram.Edge.Style.CLEAR : Diagram.Edge.Style.PROTECTED;
  }

  /// What is the same for two workloads that may share a box: the other ends, and how they are
  /// reached.
  Map<String, Set<String>> signatures() {
    Map<String, Set<String>> signatures = new TreeMap<>();
    for (Diagram.Edge edge : edges()) {
      String how = " " + edge.label() + " " + edge.style();
      signatures.computeIfAbsent(edge.from(), _ -> new TreeSet<>()).add("to " + edge.to() + how);
      signatures.computeIfAbsent(edge.to(), _ -> new TreeSet<>()).add("from " + edge.from() + how);
    }
    return signatures;
  }
}
