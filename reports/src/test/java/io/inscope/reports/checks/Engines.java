package io.inscope.reports.checks;

import io.inscope.snapshot.access.Access;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.network.Connectivity;
import java.util.List;

/// The derived views of a snapshot.
final class Engines {
  private Engines() {}

  static Access access(ClusterSnapshot snapshot) {
    return new Access(List.of(), List.of());
  }

  static Connectivity connectivity(ClusterSnapshot snapshot) {
    return new NoConnectivity();
  }
}
