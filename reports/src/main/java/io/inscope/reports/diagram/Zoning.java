package io.inscope.reports.diagram;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.scope.Scope;
import io.inscope.snapshot.scope.ScopeEntry;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// In which zone each side of a connection stands.
///
/// A workload outside of the CDE belongs to the DMZ when traffic from outside enters through it: it
/// answers an entry point, an address outside reaches it by one, or it is what stands behind an
/// Ingress, Gateway or Route on the way to somewhere else.
final class Zoning {
  private static final Pattern ENTRY_PATH =
      Pattern.compile(
          "(Ingress|Gateway|(HTTP|GRPC|TLS|TCP|UDP)?Route|VirtualService|HTTPProxy|IngressRoute(TCP|UDP)?|VirtualServer|Mapping)"
              + " .*");
  private static final Pattern EXPOSED_PATH =
      Pattern.compile("(LoadBalancer|NodePort|hostPort|externalIP) .*");

  private final Scope scope;
  private final Set<ResourceRef> entryWorkloads = new HashSet<>();
  private final Map<String, SortedSet<ZoneKind>> byNamespace = new HashMap<>();

  Zoning(List<Connection> table, Scope scope) {
    this.scope = scope;
    for (Connection row : table) {
      boolean byEntry = ENTRY_PATH.matcher(row.via()).matches();
      boolean exposed = byEntry || EXPOSED_PATH.matcher(row.via()).matches();
      boolean fromOutside =
          row.from().type() == Endpoint.Type.ENTRY
              || (row.from().type() == Endpoint.Type.ADDRESS && exposed);
      if (fromOutside && row.to().type() == Endpoint.Type.WORKLOAD) {
        entryWorkloads.add(row.to().ref());
      }
      if (byEntry && row.from().type() == Endpoint.Type.WORKLOAD) {
        entryWorkloads.add(row.from().ref());
      }
    }
    for (ScopeEntry entry : scope.workloads()) {
      byNamespace
          .computeIfAbsent(entry.workload().namespace(), _ -> new TreeSet<>())
          .add(ofWorkload(entry.workload()));
    }
  }

  ZoneKind of(Endpoint endpoint) {
    return switch (endpoint.type()) {
      // Nothing in a snapshot says who owns an address, a name or a second network.
      case ADDRESS, DNS, NETWORK -> ZoneKind.UNTRUSTED;
      case ENTRY -> ZoneKind.DMZ;
      // Whoever controls a node controls the pods on it.
      case NODE -> ZoneKind.CONNECTED;
      case WORKLOAD -> ofWorkload(endpoint.ref());
    };
  }

  /// The zones in which a namespace has workloads.
  SortedSet<ZoneKind> ofNamespace(String namespace) {
    return byNamespace.getOrDefault(namespace, Collections.emptySortedSet());
  }

  ZoneKind ofWorkload(ResourceRef workload) {
    return switch (scope.of(workload)) {
      case CDE -> ZoneKind.CDE;
      case CONNECTED_TO, SECURITY_IMPACTING ->
          entryWorkloads.contains(workload) ? ZoneKind.DMZ : ZoneKind.CONNECTED;
      case UNDECIDED, OUT_OF_SCOPE ->
          entryWorkloads.contains(workload) ? ZoneKind.DMZ : ZoneKind.OUT;
    };
  }
}
