package io.inscope.reports.checks.platform;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a Node says of itself.
final class Nodes {
  /// The labels that installers give nodes of the control plane.
  private static final Set<String> CONTROL_PLANE =
      Set.of(
          "node-role.kubernetes.io/control-plane",
          "node-role.kubernetes.io/controlplane",
          "node-role.kubernetes.io/master");

  private static final String WITHOUT_NODE_INFO = "the node reports nothing of its software";

  private Nodes() {}

  static boolean isControlPlane(Resource node) {
    return node.labels().keySet().stream().anyMatch(CONTROL_PLANE::contains);
  }

  /// The label that says so.
  static Field controlPlaneLabel(Resource node) {
    Field labels = node.root().at("metadata", "labels");
    return CONTROL_PLANE.stream()
        .sorted()
        .map(labels::at)
        .filter(Field::isPresent)
        .findFirst()
        .orElse(labels);
  }

  /// A field of `status.nodeInfo`: `kubeletVersion`, `osImage`.
  static Field info(Resource node, String name) {
    return node.root().at("status", "nodeInfo", name);
  }

  static String unknown() {
    return WITHOUT_NODE_INFO;
  }

  static boolean isWindows(Resource node) {
    return info(node, "operatingSystem").text("").equals("windows")
        || node.labels().getOrDefault("kubernetes.io/os", "").equals("windows");
  }

  /// A node that is no machine: pods on it run elsewhere, and DaemonSets do not reach it.
  static boolean isVirtual(Resource node) {
    Map<String, String> labels = node.labels();
    return labels.getOrDefault("type", "").equals("virtual-kubelet")
        || labels.getOrDefault("eks.amazonaws.com/compute-type", "").equals("fargate");
  }

  /// Taints that keep pods away; those with effect PreferNoSchedule do not.
  static List<Field> taints(Resource node) {
    return node.root()
        .at("spec", "taints")
        .each()
        .filter(taint -> !taint.at("effect").text("").equals("PreferNoSchedule"))
        .toList();
  }

  /// Taints that somebody chose, not those that the cluster puts on nodes in trouble.
  static List<Field> chosenTaints(Resource node) {
    return taints(node).stream()
        .filter(taint -> !taint.at("key").text("").startsWith("node.kubernetes.io/"))
        .filter(taint -> !taint.at("key").text("").startsWith("node.cloudprovider.kubernetes.io/"))
        .toList();
  }
}
