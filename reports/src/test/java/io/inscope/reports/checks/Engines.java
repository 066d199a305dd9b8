package io.inscope.reports.checks;

import io.inscope.snapshot.access.Access;
import io.inscope.snapshot.access.AccessEngine;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.network.Connectivity;

/// The derived views of a snapshot.
final class Engines {
  private Engines() {}

  static Access access(ClusterSnapshot snapshot) {
    return AccessEngine.of(snapshot);
  }

  static Connectivity connectivity(ClusterSnapshot snapshot) {
    return new NoConnectivity();
  }
}
