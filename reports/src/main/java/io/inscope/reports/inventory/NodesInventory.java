package io.inscope.reports.inventory;

import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The machines. Source: [NodeStatus](
/// https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/node-v1/).
final class NodesInventory implements Inventory {
  private static final String ROLE = "node-role.kubernetes.io/";

  @Override
  public String name() {
    return "Inventory nodes";
  }

  @Override
  public String about() {
    return "Every node with what it told of itself, its scope and how many workloads have a pod on"
        + " it.";
  }

  @Override
  public List<GroupKind> kinds() {
    return List.of(Kinds.NODE, Kinds.POD);
  }

  @Override
  public Table table(Estate estate) {
    Lines lines =
        new Lines(
            "inventory-nodes",
            name(),
            new Column("node", "Node", 26),
            new Column("scope", "Scope", 18),
            new Column("roles", "Roles", 18),
            new Column("kubelet", "Kubelet", 14),
            new Column("os_image", "Operating system", 28),
            new Column("kernel", "Kernel", 22),
            new Column("runtime", "Container runtime", 22),
            new Column("architecture", "Architecture", 12),
            new Column("addresses", "Addresses", 28),
            new Column("ready", "Ready", 9),
            new Column("taints", "Taints", 28),
            new Column("workloads", "Workloads", 10),
            new Column("created", "Created", 21),
            new Column("place", "Place", 24));
    Map<String, Set<String>> workloads = workloads(estate);
    lines.each(
        estate.cluster(),
        Kinds.NODE,
        node -> {
          Field told = node.root().at("status", "nodeInfo");
          return List.of(
              Cell.of(node.ref().name()),
              Lines.scope(estate.strongest(List.of(node.ref()))),
              Cell.of(roles(node)),
              Lines.text(told.at("kubeletVersion")),
              Lines.text(told.at("osImage")),
              Lines.text(told.at("kernelVersion")),
              Lines.text(told.at("containerRuntimeVersion")),
              Lines.text(told.at("architecture")),
              Lines.list(addresses(node)),
              Cell.of(ready(node)),
              Lines.list(
                  node.root().at("spec", "taints").each().map(NodesInventory::taint).toList()),
              Cell.of(workloads.getOrDefault(node.ref().name(), Set.of()).size()),
              Lines.created(node),
              Lines.place(node));
        });
    return lines.table();
  }

  private static String roles(Resource node) {
    Set<String> roles = new TreeSet<>();
    node.labels()
        .forEach(
            (key, value) -> {
              if (key.startsWith(ROLE)) {
                roles.add(key.substring(ROLE.length()));
              } else if (key.equals("kubernetes.io/role")) {
                roles.add(value);
              }
            });
    return String.join(", ", roles);
  }

  private static List<String> addresses(Resource node) {
    return node.root()
        .at("status", "addresses")
        .each()
        .map(one -> one.at("type").text("") + " " + one.at("address").text(""))
        .toList();
  }

  private static String ready(Resource node) {
    return node.root()
        .at("status", "conditions")
        .each()
        .filter(one -> one.at("type").text("").equals("Ready"))
        .map(one -> one.at("status").text(""))
        .collect(Collectors.joining(", "));
  }

  private static String taint(Field taint) {
    String value = taint.at("value").text("");
    return taint.at("key").text("")
        + (value.isEmpty() ? "" : "=" + value)
        + ":"
        + taint.at("effect").text("");
  }

  private static Map<String, Set<String>> workloads(Estate estate) {
    Map<String, Set<String>> byNode = new HashMap<>();
    for (Workload workload : estate.cluster().workloads()) {
      nodes(workload)
          .forEach(
              node ->
                  byNode
                      .computeIfAbsent(node, _ -> new TreeSet<>())
                      .add(workload.ref().toString()));
    }
    return byNode;
  }

  private static Stream<String> nodes(Workload workload) {
    return workload.pods().stream()
        .map(pod -> pod.root().at("spec", "nodeName").value())
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .distinct();
  }
}
