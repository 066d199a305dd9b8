package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Enforced;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Workloads whose pods have an address of their own, which policies reach, by namespace.
record Inhabitants(Map<String, List<ResourceRef>> byNamespace) {

  /// One workload, and whether its policies are enforced.
  record Found(ResourceRef workload, Enforced enforced) {}

  static Inhabitants of(Audit audit) {
    Map<String, List<ResourceRef>> found = new TreeMap<>();
    for (Workload workload : audit.snapshot().workloads()) {
      if (!usesHostNetwork(workload)) {
        found.computeIfAbsent(workload.namespace(), _ -> new ArrayList<>()).add(workload.ref());
      }
    }
    return new Inhabitants(found);
  }

  private static boolean usesHostNetwork(Workload workload) {
    return workload.podSpec().isObject()
        && Boolean.TRUE.equals(workload.podSpec().at("hostNetwork").value());
  }

  List<ResourceRef> in(String namespace) {
    return byNamespace.getOrDefault(namespace, List.of());
  }

  boolean isEmpty(String namespace) {
    return !byNamespace.containsKey(namespace);
  }

  /// For each workload the weaker of its two directions.
  static List<Found> enforcement(List<ResourceRef> workloads, Audit audit) {
    return workloads.stream().map(one -> new Found(one, enforced(one, audit))).toList();
  }

  private static Enforced enforced(ResourceRef workload, Audit audit) {
    return Enforced.weaker(
        audit.connectivity().enforced(workload, Direction.INGRESS),
        audit.connectivity().enforced(workload, Direction.EGRESS));
  }
}
