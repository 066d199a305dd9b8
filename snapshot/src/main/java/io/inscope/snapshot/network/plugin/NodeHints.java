package io.inscope.snapshot.network.plugin;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// What network plugins leave behind on nodes and among the custom resources. It shows that one was
/// there, not that it runs, so it proves nothing: it only helps people who look for it.
final class NodeHints {
  private static final Map<String, String> ANNOTATIONS =
      new TreeMap<>(
          Map.of(
              "projectcalico.org/IPv4Address", "Calico",
              "network.cilium.io/ipv4-pod-cidr", "Cilium",
              "io.cilium.network.ipv4-pod-cidr", "Cilium",
              "flannel.alpha.coreos.com/backend-type", "flannel",
              "k8s.ovn.org/node-subnets", "OVN-Kubernetes",
              "node.antrea.io/mac-address", "Antrea",
              "ovn.kubernetes.io/allocated", "Kube-OVN"));
  private static final Map<String, String> GROUPS =
      new TreeMap<>(
          Map.of(
              ".crd.projectcalico.org", "Calico",
              ".cilium.io", "Cilium",
              ".crd.antrea.io", "Antrea",
              ".kubeovn.io", "Kube-OVN",
              ".networking.k8s.aws", "AWS VPC CNI"));
  private static final Map<String, String> LABELS =
      new TreeMap<>(
          Map.of(
              "eks.amazonaws.com/nodegroup", "EKS",
              "kubernetes.azure.com/cluster", "AKS",
              "cloud.google.com/gke-nodepool", "GKE",
              "node.openshift.io/os_id", "OpenShift"));

  private NodeHints() {}

  /// A clause for each hint, sorted: `Node n1 has the annotation ... of Calico`; empty when there
  /// is none.
  static String in(ClusterSnapshot snapshot) {
    TreeMap<String, String> first = new TreeMap<>();
    snapshot
        .all(Kinds.NODE)
        .forEach(
            node -> {
              add(first, node, "annotation", node.annotations(), ANNOTATIONS);
              add(first, node, "label", node.labels(), LABELS);
              String rke2 = node.annotations().getOrDefault("rke2.io/node-args", "");
              if (!rke2.isEmpty()) {
                first.putIfAbsent("rke2", node.ref().spoken() + " runs RKE2");
              }
            });
    snapshot
        .all(Kinds.CUSTOM_RESOURCE_DEFINITION)
        .forEach(
            crd ->
                GROUPS.forEach(
                    (suffix, plugin) -> {
                      if (crd.ref().name().endsWith(suffix)) {
                        first.putIfAbsent(
                            suffix, "%s belongs to %s".formatted(crd.ref().spoken(), plugin));
                      }
                    }));
    Found.object(snapshot, "Installation", "default", List.of(CalicoEngine.OPERATOR))
        .ifPresent(
            one ->
                first.put(
                    CalicoEngine.OPERATOR,
                    "%s (%s) asks for Calico"
                        .formatted(one.ref().spoken(), CalicoEngine.OPERATOR)));
    return String.join("; ", new TreeSet<>(first.values()));
  }

  private static void add(
      Map<String, String> first,
      Resource node,
      String what,
      Map<String, String> has,
      Map<String, String> known) {
    known.forEach(
        (key, plugin) -> {
          if (has.containsKey(key)) {
            first.putIfAbsent(
                key, "%s has the %s %s of %s".formatted(node.ref().spoken(), what, key, plugin));
          }
        });
  }
}
