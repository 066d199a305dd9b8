package io.inscope.snapshot.network.path;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.inventory.ServiceView;
import io.inscope.snapshot.network.inventory.Services;
import io.inscope.snapshot.network.path.entry.EntryRows;
import io.inscope.snapshot.network.path.entry.Target;
import io.inscope.snapshot.network.path.entry.Targets;
import io.inscope.snapshot.network.reach.Cluster;
import io.inscope.snapshot.network.reach.Member;
import io.inscope.snapshot.network.row.Way;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Services that lead out of the cluster, to addresses somebody wrote into their endpoints.
///
/// Rows are made for the workloads of the service's own namespace, which use it by its short name;
/// others reach the same addresses by the rows of address ranges.
final class OutsideServices {
  private record Outlet(String via, Target.Outside target) {}

  private final Cluster cluster;
  private final EntryRows rows;
  private final Map<String, List<Outlet>> byNamespace = new HashMap<>();
  private final TreeSet<String> limits = new TreeSet<>();

  OutsideServices(Cluster cluster, Services services, Targets targets, EntryRows rows) {
    this.cluster = cluster;
    this.rows = rows;
    for (ServiceView service : services.all()) {
      if (service.ref().equals(ApiServer.SERVICE)) {
        continue;
      }
      for (ServiceView.Port port : service.ports()) {
        for (Target.Outside target : targets.outside(service, port)) {
          String via = "Service " + service.label(port.port(), target.port().from());
          byNamespace
              .computeIfAbsent(service.ref().namespace(), _ -> new ArrayList<>())
              .add(new Outlet(via, target));
          limits.add(
              service.ref().spoken()
                  + " leads to addresses that are no pod's; rows name it for the workloads of its"
                  + " namespace, those of others are among the rows of addresses");
        }
      }
    }
  }

  Set<String> limits() {
    return limits;
  }

  /// @param workloads null for all
  void addTo(List<Connection> found, @Nullable Set<ResourceRef> workloads) {
    if (byNamespace.isEmpty()) {
      return;
    }
    for (Member member : cluster.members(workloads)) {
      for (Outlet outlet : byNamespace.getOrDefault(member.ref().namespace(), List.of())) {
        found.addAll(
            rows.toOutside(
                member,
                outlet.target(),
                new Way(outlet.via(), outlet.via(), List.of(), Protection.UNKNOWN, "")));
      }
    }
  }
}
