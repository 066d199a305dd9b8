package io.inscope.snapshot.sidepath;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Answer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Who runs on the same node, and who of those, or of those that may, reaches into the node. One
/// path for each workload, to one of its neighbours: more of the same would prove no more.
final class NodePaths {
  private final Census census;
  private final Map<ResourceRef, List<NodePower>> powers = new TreeMap<>();

  /// @param node empty when it is not known
  private record Neighbour(ResourceRef workload, String node) {}

  NodePaths(Census census) {
    this.census = census;
  }

  /// @throws io.inscope.snapshot.json.WrongShape when its specification does not make sense
  void add(Workload workload) {
    List<NodePower> found = NodePower.of(workload);
    if (!found.isEmpty()) {
      powers.put(workload.ref(), found);
    }
  }

  void find(Focus focus, List<SidePath> paths) {
    Map<ResourceRef, List<Neighbour>> neighbours = new LinkedHashMap<>();
    census.onNodes().forEach((node, there) -> onNode(focus, node, there, neighbours));
    neighbours.forEach((workload, near) -> paths.add(shared(workload, near)));
    powers.forEach(
        (workload, power) -> {
          if (focus.isAll() || !focus.has(workload)) {
            power(focus, workload, power, neighbours.getOrDefault(workload, List.of()), paths);
          }
        });
  }

  private static void onNode(
      Focus focus,
      String node,
      List<Workload> there,
      Map<ResourceRef, List<Neighbour>> neighbours) {
    if (!focus.isAll() && !focus.nodes().contains(node)) {
      return;
    }
    Workload inside =
        there.stream().filter(workload -> focus.has(workload.ref())).findFirst().orElse(null);
    if (inside == null) {
      return;
    }
    for (Workload workload : there) {
      if (!workload.ref().equals(inside.ref()) && (focus.isAll() || !focus.has(workload.ref()))) {
        neighbours
            .computeIfAbsent(workload.ref(), _ -> new ArrayList<>())
            .add(new Neighbour(inside.ref(), node));
      }
    }
  }

  private SidePath shared(ResourceRef workload, List<Neighbour> near) {
    Neighbour first = near.getFirst();
    Target target = new Target.OfWorkload(first.workload());
    return new SidePath(
        SidePathKind.SHARED_NODE,
        new Actor.OfWorkload(workload),
        target,
        Answer.ALLOWED,
        "shares node %s with %s%s".formatted(first.node(), target.spoken(), more(near.size() - 1)),
        census.placeOf(workload, first.node())
            + " and "
            + census.placeOf(first.workload(), first.node()));
  }

  private static String more(int nodes) {
    return switch (nodes) {
      case 0 -> "";
      case 1 -> ", and 1 more node";
      default -> ", and " + nodes + " more nodes";
    };
  }

  /// Where no pod of one side is known, they may meet.
  private void power(
      Focus focus,
      ResourceRef workload,
      List<NodePower> power,
      List<Neighbour> near,
      List<SidePath> paths) {
    String what = power.stream().map(NodePower::what).distinct().collect(Collectors.joining(", "));
    String evidence =
        power.stream().map(NodePower::place).distinct().collect(Collectors.joining(", "));
    Actor actor = new Actor.OfWorkload(workload);
    SortedSet<String> own = census.nodesOf(workload);
    if (!near.isEmpty()) {
      Neighbour first = near.getFirst();
      paths.add(
          new SidePath(
              SidePathKind.NODE_ACCESS,
              actor,
              new Target.OfWorkload(first.workload()),
              Answer.ALLOWED,
              "%s on node %s, where %s runs%s"
                  .formatted(
                      what,
                      first.node(),
                      new Target.OfWorkload(first.workload()).spoken(),
                      more(near.size() - 1)),
              evidence));
    } else if (focus.isAll() && !own.isEmpty()) {
      paths.add(
          new SidePath(
              SidePathKind.NODE_ACCESS,
              actor,
              new Target.OfNode(own.getFirst()),
              Answer.ALLOWED,
              "%s on node %s%s".formatted(what, own.getFirst(), more(own.size() - 1)),
              evidence));
    } else {
      String unplaced = own.isEmpty() ? "" : somewhere(focus);
      if (own.isEmpty() || !unplaced.isEmpty()) {
        paths.add(
            new SidePath(
                SidePathKind.NODE_ACCESS,
                actor,
                new Target.Everything(),
                Answer.UNKNOWN,
                own.isEmpty()
                    ? what + "; on which nodes it runs, or will run, is not known"
                    : "%s on node %s%s; whether %s runs there is not known"
                        .formatted(what, own.getFirst(), more(own.size() - 1), unplaced),
                evidence));
      }
    }
  }

  /// A workload asked about that runs nobody knows where; empty when there is none.
  private String somewhere(Focus focus) {
    return focus.some().stream()
        .flatMap(Set::stream)
        .filter(workload -> census.nodesOf(workload).isEmpty())
        .min(Comparator.naturalOrder())
        .map(workload -> new Target.OfWorkload(workload).spoken())
        .orElse("");
  }
}
