package io.inscope.reports.diagram.layout;

import io.inscope.reports.diagram.Diagram;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which node stands on which layer. A zone is one layer; a zone with much traffic inside gets two
/// or three, so that its boxes stand in the order in which traffic from outside reaches them. A
/// layer with more boxes than wanted becomes several.
///
/// @param zones the zone's index of each layer, rising
/// @param ofNode the layer of each node, by id
record Layers(List<Integer> zones, Map<String, Integer> ofNode) {
  private static final int ONE_LAYER = 4;
  private static final int TWO_LAYERS = 14;

  /// @param most boxes of a layer
  static Layers of(Diagram diagram, int most) {
    List<Integer> zones = new ArrayList<>();
    Map<String, Integer> ofNode = new HashMap<>();
    Map<String, Integer> zoneOf = new HashMap<>();
    for (int zone = 0; zone < diagram.zones().size(); zone++) {
      for (Diagram.Node node : diagram.nodes()) {
        if (node.zone().equals(diagram.zones().get(zone).id())) {
          zoneOf.put(node.id(), zone);
        }
      }
    }
    for (int zone = 0; zone < diagram.zones().size(); zone++) {
      List<List<String>> columns = columns(diagram, depths(diagram, zone, zoneOf), most);
      for (int i = 0; i < columns.size(); i++) {
        for (String id : columns.get(i)) {
          ofNode.put(id, zones.size() + i);
        }
      }
      for (int i = 0; i < Math.max(1, columns.size()); i++) {
        zones.add(zone);
      }
    }
    return new Layers(List.copyOf(zones), Map.copyOf(ofNode));
  }

  /// Each depth in about equal parts. What has lines to the left stands left, so that few lines
  /// pass other boxes.
  private static List<List<String>> columns(
      Diagram diagram, Map<String, Integer> depths, int most) {
    Map<String, Integer> rightwards = new HashMap<>();
    Map<String, Integer> zones = new HashMap<>();
    diagram.zones().forEach(zone -> zones.put(zone.id(), zones.size()));
    Map<String, Integer> zoneOf = new HashMap<>();
    diagram.nodes().forEach(n -> zoneOf.put(n.id(), zones.getOrDefault(n.zone(), 0)));
    for (Diagram.Edge edge : diagram.edges()) {
      int step = zoneOf.getOrDefault(edge.to(), 0) - zoneOf.getOrDefault(edge.from(), 0);
      rightwards.merge(edge.from(), Integer.signum(step), Integer::sum);
      rightwards.merge(edge.to(), -Integer.signum(step), Integer::sum);
    }
    List<List<String>> columns = new ArrayList<>();
    for (int depth : depths.values().stream().distinct().sorted().toList()) {
      List<String> members =
          diagram.nodes().stream()
              .map(Diagram.Node::id)
              .filter(id -> depths.getOrDefault(id, -1) == depth)
              .distinct()
              .toList();
      if (members.size() <= most) {
        columns.add(members);
        continue;
      }
      List<String> sorted = new ArrayList<>(members);
      sorted.sort(Comparator.comparingInt(id -> rightwards.getOrDefault(id, 0)));
      int parts = (members.size() + most - 1) / most;
      for (int i = 0; i < parts; i++) {
        columns.add(sorted.subList(i * sorted.size() / parts, (i + 1) * sorted.size() / parts));
      }
    }
    return columns;
  }

  /// How many steps inside the zone it takes from where traffic enters.
  private static Map<String, Integer> depths(
      Diagram diagram, int zone, Map<String, Integer> zoneOf) {
    List<String> members =
        diagram.nodes().stream()
            .map(Diagram.Node::id)
            .filter(id -> Integer.valueOf(zone).equals(zoneOf.get(id)))
            .toList();
    Map<String, Set<String>> next = new HashMap<>();
    Set<String> entered = new HashSet<>();
    Set<String> called = new HashSet<>();
    for (Diagram.Edge edge : diagram.edges()) {
      boolean inside = members.contains(edge.from()) && members.contains(edge.to());
      if (inside && !edge.from().equals(edge.to())) {
        next.computeIfAbsent(edge.from(), _ -> new HashSet<>()).add(edge.to());
        called.add(edge.to());
      } else if (!inside
          && members.contains(edge.to())
          && zoneOf.getOrDefault(edge.from(), zone) < zone) {
        entered.add(edge.to());
      }
    }
    Map<String, Integer> depths = new HashMap<>();
    int layers = members.size() <= ONE_LAYER ? 1 : members.size() <= TWO_LAYERS ? 2 : 3;
    if (layers == 1 || next.isEmpty()) {
      members.forEach(id -> depths.put(id, 0));
      return depths;
    }
    ArrayDeque<String> queue = new ArrayDeque<>();
    for (String id : members) {
      if (entered.isEmpty() ? !called.contains(id) : entered.contains(id)) {
        depths.put(id, 0);
        queue.add(id);
      }
    }
    while (!queue.isEmpty()) {
      String id = queue.remove();
      for (String callee : next.getOrDefault(id, Set.of()).stream().sorted().toList()) {
        if (!depths.containsKey(callee)) {
          depths.put(callee, Math.min(layers - 1, depths.getOrDefault(id, 0) + 1));
          queue.add(callee);
        }
      }
    }
    // What traffic from outside never reaches stands apart: callers first, the rest last.
    for (String id : members) {
      depths.putIfAbsent(id, next.containsKey(id) ? 0 : layers - 1);
    }
    return depths;
  }
}
