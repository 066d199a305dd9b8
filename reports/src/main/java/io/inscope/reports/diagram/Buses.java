package io.inscope.reports.diagram;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.scope.Scope;
import io.inscope.snapshot.scope.ScopeEntry;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// "Anybody" as one box. Where a workload of the CDE is connected in the same way with most
/// namespaces of the cluster, or most external networks, that is the finding: one line from or to a
/// box that stands for all of them says it, and leaves room for the lines that somebody meant.
///
/// What stands in the DMZ keeps its own lines: the way in matters.
final class Buses {
  private static final int LEAST = 3;

  /// A workload of the CDE, and how it is connected.
  private record Key(
      ResourceRef workload,
      Side side,
      boolean outside,
      Answer verdict,
      PortRange ports,
      Protection protection) {}

  private record Group(List<Integer> rows, SortedSet<String> parts, Set<Endpoint> ends) {
    Group() {
      this(new java.util.ArrayList<>(), new TreeSet<>(), new TreeSet<>());
    }
  }

  private final Zoning zoning;
  private final Controls controls;
  private final SortedSet<String> namespaces = new TreeSet<>();
  private final SortedSet<String> networks = new TreeSet<>();
  private final Map<Integer, Ends> ends;
  private final SortedMap<Place, Set<Endpoint>> members = new TreeMap<>();

  /// Which namespaces or networks a box leaves out, by the box at the other end of the line.
  private final SortedMap<Place, SortedMap<Place, SortedSet<String>>> without = new TreeMap<>();

  /// @param ends where each row ends without this rule; taken over where it does not apply
  Buses(
      SortedMap<Integer, Connection> rows,
      Map<Integer, Ends> ends,
      Scope scope,
      Zoning zoning,
      Controls controls) {
    this.zoning = zoning;
    this.controls = controls;
    this.ends = new HashMap<>(ends);
    for (ScopeEntry entry : scope.workloads()) {
      namespaces.add(entry.workload().namespace());
    }
    Map<Key, Group> groups = new LinkedHashMap<>();
    // Who may reach a workload of the CDE comes before whom one may reach.
    for (Side side : List.of(Side.TO, Side.FROM)) {
      rows.forEach((number, row) -> sort(number, row, side, groups));
    }
    groups.forEach(
        (key, group) -> {
          if (isAlmostEverybody(key, group)) {
            draw(key, group);
          }
        });
  }

  private void sort(int number, Connection row, Side side, Map<Key, Group> groups) {
    Endpoint inside = side.of(row);
    Endpoint peer = side.other().of(row);
    boolean outside = zoning.of(peer) == ZoneKind.UNTRUSTED;
    if (outside && peer.type() == Endpoint.Type.ADDRESS) {
      networks.add(peer.name());
    }
    if (zoning.of(inside) != ZoneKind.CDE || !isPart(inside, peer, outside)) {
      return;
    }
    Key key = new Key(inside.ref(), side, outside, row.verdict(), row.ports(), row.protection());
    Group group = groups.computeIfAbsent(key, _ -> new Group());
    group.rows().add(number);
    group.parts().add(outside ? peer.name() : peer.namespace());
    group.ends().add(peer);
  }

  private boolean isPart(Endpoint inside, Endpoint peer, boolean outside) {
    return outside
        ? peer.type() == Endpoint.Type.ADDRESS
        : peer.type() == Endpoint.Type.WORKLOAD
            && zoning.of(peer) != ZoneKind.DMZ
            && !peer.namespace().equals(inside.namespace());
  }

  private boolean isAlmostEverybody(Key key, Group group) {
    int count = group.parts().size();
    int all = key.outside() ? networks.size() : namespaces.size() - 1;
    Direction direction = key.side() == Side.TO ? Direction.INGRESS : Direction.EGRESS;
    return count >= LEAST && (3 * count >= 2 * all || controls.isOpen(key.workload(), direction));
  }

  private void draw(Key key, Group group) {
    Place bus = place(key);
    Place at = null;
    for (int row : group.rows()) {
      Ends before = ends.get(row);
      if (before == null || isBus(before.from()) || isBus(before.to())) {
        continue;
      }
      at = before.get(key.side());
      ends.put(row, before.with(key.side().other(), bus));
    }
    if (at != null) {
      // Also those whose line is drawn from the other end: they are no less part of it.
      members.computeIfAbsent(bus, _ -> new TreeSet<>()).addAll(group.ends());
      SortedSet<String> missing = new TreeSet<>(key.outside() ? networks : namespaces);
      missing.removeAll(group.parts());
      missing.remove(key.outside() ? "" : key.workload().namespace());
      without
          .computeIfAbsent(bus, _ -> new TreeMap<>())
          .computeIfAbsent(at, _ -> new TreeSet<>())
          .addAll(missing);
    }
  }

  private static boolean isBus(Place place) {
    return place.form() == Place.Form.ANYONE || place.form() == Place.Form.NETWORKS;
  }

  private Place place(Key key) {
    if (key.outside()) {
      return new Place(
          ZoneKind.UNTRUSTED,
          "untrusted/~any",
          "",
          Diagram.Node.Kind.COUNT,
          "Any external address",
          Place.Form.NETWORKS);
    }
    boolean in = key.side() == Side.TO;
    return new Place(
        ZoneKind.CONNECTED,
        in ? Composition.ANY_POD : "connected/~anywhere",
        "",
        Diagram.Node.Kind.COUNT,
        in ? "Any pod in the cluster" : "Anywhere in the cluster",
        Place.Form.ANYONE);
  }

  /// Where each row ends now.
  Map<Integer, Ends> ends() {
    return ends;
  }

  /// Everybody a box stands for.
  SortedMap<Place, Set<Endpoint>> members() {
    return members;
  }

  /// What a box stands for neither in one line nor in another.
  SortedSet<String> leftOutOf(Place bus) {
    SortedSet<String> common = null;
    for (SortedSet<String> missing : without.getOrDefault(bus, new TreeMap<>()).values()) {
      if (common == null) {
        common = new TreeSet<>(missing);
      } else {
        common.retainAll(missing);
      }
    }
    return common == null ? new TreeSet<>() : common;
  }

  /// Where a line leaves out more than its box says: `"Any pod in the cluster" and gateway: not
  /// orders.`
  List<String> notes() {
    SortedMap<String, SortedSet<String>> alike = new TreeMap<>();
    without.forEach(
        (bus, lines) ->
            lines.forEach(
                (at, missing) -> {
                  SortedSet<String> more = new TreeSet<>(missing);
                  more.removeAll(leftOutOf(bus));
                  if (!more.isEmpty()) {
                    String what = "“" + bus.name() + "” leaves out " + String.join(", ", more);
                    alike.computeIfAbsent(what, _ -> new TreeSet<>()).add(at.name());
                  }
                }));
    return alike.entrySet().stream()
        .map(e -> e.getKey() + " on the lines of " + NodeText.some(List.copyOf(e.getValue())) + ".")
        .toList();
  }
}
