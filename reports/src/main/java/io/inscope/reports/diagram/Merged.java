package io.inscope.reports.diagram;

import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// The rows of a connection table as lines between boxes: rows between the same two boxes with the
/// same verdict and the same protection are one line, which keeps all their numbers.
final class Merged {
  private record Key(Place from, Place to, Answer verdict, Optional<Protection> protection) {}

  private record Content(
      List<Integer> rows,
      Set<PortRange> ports,
      Set<Protection> protections,
      List<Connection> connections) {
    Content() {
      this(new ArrayList<>(), new TreeSet<>(), EnumSet.noneOf(Protection.class), new ArrayList<>());
    }
  }

  private final Zoning zoning;
  private final SortedMap<Place, Set<Endpoint>> members = new TreeMap<>();
  private final Map<Key, Content> lines = new LinkedHashMap<>();

  /// @param table by row number
  /// @param ends of every row
  /// @param mixed whether different protection shares a line
  Merged(
      SortedMap<Integer, Connection> table, Map<Integer, Ends> ends, boolean mixed, Zoning zoning) {
    this.zoning = zoning;
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
                  new Key(from, to, row.verdict(), protection), _ -> new Content());
          content.rows().add(number);
          content.ports().add(row.ports());
          content.protections().add(row.protection());
          content.connections().add(row);
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
                    style(key.verdict(), content.connections()),
                    content.connections().stream().map(Connection::id).toList(),
                    because(content.connections()))));
    edges.sort(Comparator.comparingInt(Diagram.Edge::number));
    return edges;
  }

  /// What permits them, on the side of the source and on that of the destination.
  private static List<String> because(List<Connection> connections) {
    List<String> because = new ArrayList<>();
    because.addAll(distinct("egress: ", connections, Connection::becauseEgress));
    because.addAll(distinct("ingress: ", connections, Connection::becauseIngress));
    because.addAll(distinct("unknown: ", connections, Connection::unknown));
    return because;
  }

  private static List<String> distinct(
      String what, List<Connection> connections, Function<Connection, String> text) {
    return connections.stream()
        .map(text)
        .filter(t -> !t.isEmpty())
        .distinct()
        .sorted()
        .map(what::concat)
        .toList();
  }

  /// How many lines there are.
  int size() {
    return lines.size();
  }

  /// The weakest of what it stands for.
  private Diagram.Edge.Style style(Answer verdict, List<Connection> connections) {
    if (verdict != Answer.ALLOWED) {
      return Diagram.Edge.Style.UNKNOWN;
    }
    Diagram.Edge.Style style = Diagram.Edge.Style.PROTECTED;
    for (Connection row : connections) {
      if (row.protection() == Protection.CLEAR || row.protection() == Protection.UNKNOWN) {
        if (zoning.of(row.from()) != ZoneKind.CDE && zoning.of(row.to()) == ZoneKind.CDE) {
          return Diagram.Edge.Style.CLEAR_INTO_CDE;
        }
        style = Diagram.Edge.Style.CLEAR;
      }
    }
    return style;
  }

  /// The workloads of the CDE that a line from this box leads to, by the box it leads to.
  SortedMap<String, Set<Endpoint>> reachedFrom(String place) {
    SortedMap<String, Set<Endpoint>> reached = new TreeMap<>();
    lines.forEach(
        (key, content) -> {
          if (key.from().id().equals(place) && key.verdict() == Answer.ALLOWED) {
            Set<Endpoint> at = reached.computeIfAbsent(key.to().id(), _ -> new TreeSet<>());
            content.connections().forEach(row -> at.add(row.to()));
          }
        });
    return reached;
  }

  /// What is the same for two boxes that may become one: the other ends, and how they are reached.
  /// A connection inside of a box is the same as one inside of another.
  Map<String, Set<List<Object>>> signatures() {
    Map<String, Set<List<Object>>> signatures = new TreeMap<>();
    lines.forEach(
        (key, content) -> {
          boolean inside = key.from().equals(key.to());
          for (Side side : Side.values()) {
            Place own = side == Side.FROM ? key.from() : key.to();
            Place other = side == Side.FROM ? key.to() : key.from();
            signatures
                .computeIfAbsent(own.id(), _ -> new HashSet<>())
                .add(
                    List.of(
                        side,
                        inside ? "" : other.id(),
                        key.verdict(),
                        content.protections(),
                        content.ports()));
          }
        });
    return signatures;
  }
}
