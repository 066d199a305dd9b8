package io.inscope.snapshot.scope;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.sidepath.SidePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What speaks for a link with the CDE, by workload.
final class Proofs {
  private final Map<ResourceRef, List<Proof>> of = new HashMap<>();
  private final Set<ResourceRef> cde;

  /// @param connections those that touch the CDE
  /// @param paths those that touch the CDE
  Proofs(Set<ResourceRef> cde, List<Connection> connections, List<SidePath> paths) {
    this.cde = cde;
    for (Connection connection : connections) {
      add(connection, connection.from(), connection.to());
      add(connection, connection.to(), connection.from());
    }
    for (SidePath path : paths) {
      Proof proof = Proof.of(path);
      path.from().workloads().forEach(workload -> add(workload, proof));
    }
    of.values().forEach(proofs -> proofs.sort(ProofOrder.STRONGEST_FIRST));
  }

  private void add(Connection connection, Endpoint inside, Endpoint other) {
    if (inside.isObject()
        && cde.contains(inside.ref())
        && other.type() == Endpoint.Type.WORKLOAD
        && !cde.contains(other.ref())) {
      add(other.ref(), new Proof.ByNetwork(connection));
    }
  }

  private void add(ResourceRef workload, Proof proof) {
    if (!cde.contains(workload)) {
      of.computeIfAbsent(workload, _ -> new ArrayList<>()).add(proof);
    }
  }

  /// The strongest first; none for the CDE itself.
  List<Proof> of(ResourceRef workload) {
    return of.getOrDefault(workload, List.of());
  }
}
