package io.inscope.snapshot.scope;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.PluginFacts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Who can change the security of the CDE without a connection: the control plane, the network
/// plugin, what else the cluster itself runs, and whoever shares a node with the CDE. Source: the
/// categories of the PCI SSC guidance for scoping and segmentation.
final class Placement {
  private final TreeMap<String, ResourceRef> cdeNodes = new TreeMap<>();
  private final PluginFacts plugin;

  Placement(List<Workload> workloads, Set<ResourceRef> cde, PluginFacts plugin) {
    this.plugin = plugin;
    for (Workload workload : workloads) {
      if (cde.contains(workload.ref())) {
        for (Resource pod : workload.pods()) {
          nodeOf(pod).ifPresent(node -> cdeNodes.putIfAbsent(node, workload.ref()));
        }
      }
    }
  }

  private static Optional<String> nodeOf(Resource pod) {
    Field status = pod.root().at("status");
    boolean over =
        status.isObject()
            && status.at("phase").value() instanceof String phase
            && (phase.equals("Succeeded") || phase.equals("Failed"));
    Field spec = pod.root().at("spec");
    return !over && spec.isObject() && spec.at("nodeName").value() instanceof String node
        ? Optional.of(node)
        : Optional.empty();
  }

  /// Why a workload can change the security of the CDE; empty when nothing shows it.
  Optional<String> impact(Workload workload) {
    if (isStatic(workload)) {
      return Optional.of("it is a static pod, part of the control plane or of its node");
    }
    if (plugin.evidence().contains(workload.ref().spoken() + ",")) {
      return Optional.of(
          "it is the network plugin (" + plugin.name() + "), which makes the segmentation");
    }
    if (workload.namespace().equals("kube-system")) {
      return Optional.of("it runs in kube-system, among the cluster's own components");
    }
    for (Resource pod : workload.pods()) {
      Optional<String> node = nodeOf(pod);
      ResourceRef neighbour = node.map(cdeNodes::get).orElse(null);
      if (node.isPresent() && neighbour != null) {
        return Optional.of(
            "it shares node %s with %s/%s"
                .formatted(node.get(), neighbour.namespace(), neighbour.name()));
      }
    }
    return Optional.empty();
  }

  /// The mirror of a pod that its node runs from a file. Source: [static
  /// pods](https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/).
  private static boolean isStatic(Workload workload) {
    Field metadata = workload.owner().root().at("metadata");
    return workload.ref().kind().equals("Pod")
        && metadata.isObject()
        && metadata.at("annotations").isObject()
        && metadata.at("annotations", "kubernetes.io/config.mirror").isPresent();
  }
}
