package io.inscope.snapshot.network.path;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import java.util.List;
import java.util.Set;

/// Tells of kinds of entries that somebody asked for in vain. That nobody asked proves little: most
/// clusters do not have most of these kinds.
final class EntryCoverage {
  private static final List<GroupKind> KINDS =
      List.of(
          Kinds.INGRESS,
          new GroupKind("route.openshift.io", "Route"),
          new GroupKind("gateway.networking.k8s.io", "Gateway"),
          new GroupKind("gateway.networking.k8s.io", "HTTPRoute"),
          new GroupKind("gateway.networking.k8s.io", "GRPCRoute"),
          new GroupKind("gateway.networking.k8s.io", "TLSRoute"),
          new GroupKind("gateway.networking.k8s.io", "TCPRoute"),
          new GroupKind("gateway.networking.k8s.io", "UDPRoute"),
          new GroupKind("networking.istio.io", "Gateway"),
          new GroupKind("networking.istio.io", "VirtualService"),
          new GroupKind("projectcontour.io", "HTTPProxy"),
          new GroupKind("traefik.io", "IngressRoute"));

  private EntryCoverage() {}

  static void addTo(Set<String> limits, ClusterSnapshot snapshot) {
    for (GroupKind kind : KINDS) {
      Coverage coverage = snapshot.coverage(kind, "");
      if (coverage instanceof Coverage.Refused || coverage instanceof Coverage.Failed) {
        limits.add("Entries by " + kind + " are missing: " + coverage.gap());
      }
    }
  }
}
