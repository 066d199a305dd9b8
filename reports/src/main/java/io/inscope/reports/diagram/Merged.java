package io.inscope.reports.diagram;

import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The rows of a connection table as lines between boxes: rows between the same two boxes with the
/// same verdict and the same protection are one line, which keeps all their numbers.
final class Merged {
  private record Key(Place from, Place to, Answer verdict, Protection protection) {}

  private final SortedMap<Place, Set<Endpoint>> members = new TreeMap<>();
  private final Map<Key, List<Integer>> rows = new LinkedHashMap<>();
  private final Map<Key, Set<PortRange>> ports = new LinkedHashMap<>();

  /// @param table by row number
  Merged(SortedMap<Integer, Connection> table, MergeRules rules) {
    table.forEach(
        (number, row) -> {
          Place from = rules.from(row);
          Place to = rules.to(row);
          add(from, row.from());
          add(to, row.to());
          Key key = new Key(from, to, row.verdict(), row.protection());
          rows.computeIfAbsent(key, _ -> new ArrayList<>()).add(number);
          ports.computeIfAbsent(key, _ -> new TreeSet<>()).add(row.ports());
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
    rows.forEach(
        (key, numbers) ->
            edges.add(
                new Diagram.Edge(
                    key.from().id(),
                    key.to().id(),
                    numbers.getFirst(),
                    numbers,
                    PortLabel.of(ports.getOrDefault(key, Set.of()), key.protection()),
                    style(key))));
    edges.sort(Comparator.comparingInt(Diagram.Edge::number));
    return edges;
  }

  private static Diagram.Edge.Style style(Key key) {
    if (key.verdict() != Answer.ALLOWED) {
      return Diagram.Edge.Style.UNKNOWN;
    }
    return switch (key.protection()) {
      case TLS, MTLS, PLUGIN -> Diagram.Edge.Style.PROTECTED;
      case CLEAR, UNKNOWN -> Diagram.Edge.Style.CLEAR;
    };
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
