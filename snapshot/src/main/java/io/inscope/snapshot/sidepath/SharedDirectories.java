package io.inscope.snapshot.sidepath;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// Workloads that mount the same directory of a node, or one a directory inside the other's. A
/// workload of which no pod is known may run on any node.
final class SharedDirectories {
  private static final String ANYWHERE = "";

  private final Census census;

  /// Node, then directory, then who mounts it.
  private final Map<String, NavigableMap<String, List<MountUse>>> byNode = new TreeMap<>();

  private record Pair(ResourceRef from, ResourceRef to, String fromPath, String toPath) {}

  SharedDirectories(Census census) {
    this.census = census;
  }

  void add(MountUse use) {
    String path = normal(use.name());
    SortedSet<String> nodes = census.nodesOf(use.workload().ref());
    for (String node : nodes.isEmpty() ? List.of(ANYWHERE) : nodes) {
      byNode
          .computeIfAbsent(node, _ -> new TreeMap<>())
          .computeIfAbsent(path, _ -> new ArrayList<>())
          .add(use);
    }
  }

  /// With a slash at its end, so that a directory inside begins with it.
  private static String normal(String path) {
    String one = path.replaceAll("/+", "/");
    return one.endsWith("/") ? one : one + "/";
  }

  void find(Focus focus, List<SidePath> paths) {
    Map<Pair, SidePath> found = new LinkedHashMap<>();
    NavigableMap<String, List<MountUse>> anywhere = byNode.getOrDefault(ANYWHERE, new TreeMap<>());
    byNode.forEach(
        (node, directories) -> {
          meet(focus, node, directories, directories, found);
          if (!node.equals(ANYWHERE)) {
            meet(focus, ANYWHERE, directories, anywhere, found);
            meet(focus, ANYWHERE, anywhere, directories, found);
          }
        });
    paths.addAll(found.values());
  }

  /// Each directory of one side with the same and outer ones of the other.
  private static void meet(
      Focus focus,
      String node,
      Map<String, List<MountUse>> inner,
      NavigableMap<String, List<MountUse>> outer,
      Map<Pair, SidePath> found) {
    inner.forEach(
        (path, users) -> {
          for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 2) + 1) {
            List<MountUse> others = outer.getOrDefault(path.substring(0, end), List.of());
            if (!others.isEmpty()) {
              List<MountUse> group = new ArrayList<>(users);
              if (others != users) {
                group.addAll(others);
              }
              focus.pairs(
                  group, use -> use.workload().ref(), (from, to) -> add(found, node, from, to));
            }
          }
        });
  }

  private static void add(Map<Pair, SidePath> found, String node, MountUse from, MountUse to) {
    if (from.readOnly() && to.readOnly()) {
      return;
    }
    Pair pair = new Pair(from.workload().ref(), to.workload().ref(), from.name(), to.name());
    SidePath path = path(node, from, to);
    found.merge(
        pair,
        path,
        (known, next) ->
            known.verdict() == Answer.UNKNOWN && next.verdict() == Answer.ALLOWED ? next : known);
  }

  private static SidePath path(String node, MountUse from, MountUse to) {
    Target.OfWorkload target = new Target.OfWorkload(to.workload().ref());
    String where =
        node.equals(ANYWHERE)
            ? "; whether on the same node is not known"
            : ", both on node " + node;
    return new SidePath(
        SidePathKind.HOST_PATH,
        new Actor.OfWorkload(from.workload().ref()),
        target,
        node.equals(ANYWHERE) ? Answer.UNKNOWN : Answer.ALLOWED,
        normal(from.name()).equals(normal(to.name()))
            ? "mounts directory %s of the node, as %s does%s"
                .formatted(from.name(), target.spoken(), where)
            : "mounts directory %s of the node, and %s mounts %s%s"
                .formatted(from.name(), target.spoken(), to.name(), where),
        from.place() + " and " + to.place());
  }
}
