package io.inscope.snapshot.sidepath;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.PluginFacts;
import java.util.List;
import java.util.Optional;

/// The control plane, the network plugin, and what else the cluster itself runs: they can change
/// the security of everything. Source: the categories of the PCI SSC guidance for scoping and
/// segmentation.
record ClusterComponents(Census census, PluginFacts plugin) {

  void find(List<SidePath> paths) {
    census.workloads().forEach(workload -> of(workload).ifPresent(paths::add));
  }

  private Optional<SidePath> of(Workload workload) {
    if (isStatic(workload)) {
      return path(
          workload,
          SidePathKind.STATIC_POD,
          "is a static pod, part of the control plane or of its node");
    }
    if (plugin.evidence().contains(workload.ref().spoken() + ",")) {
      return path(
          workload,
          SidePathKind.NETWORK_PLUGIN,
          "is the network plugin (%s), which makes the segmentation".formatted(plugin.name()));
    }
    return workload.namespace().equals("kube-system")
        ? path(
            workload,
            SidePathKind.CLUSTER_COMPONENT,
            "runs in kube-system, among the cluster's own components")
        : Optional.empty();
  }

  private static Optional<SidePath> path(Workload workload, SidePathKind kind, String how) {
    return Optional.of(
        new SidePath(
            kind,
            new Actor.OfWorkload(workload.ref()),
            new Target.Everything(),
            Answer.ALLOWED,
            how,
            workload.owner().ref().spoken() + " at " + workload.owner().origin().place()));
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
