package io.inscope.snapshot.network;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.ResourceRef;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the outside world enters other than by a pod's own address.
final class EntryPoints {
  EntryPoints(ClusterSnapshot snapshot, Cluster cluster, Services services, ConnectionRows rows) {}

  void addTo(List<Connection> found, @Nullable Set<ResourceRef> workloads) {}

  List<String> limits() {
    return List.of();
  }
}
