package io.inscope.app;

import io.inscope.reports.engagement.Engagement;
import io.inscope.reports.judgement.Judgements;
import io.inscope.snapshot.access.Access;
import io.inscope.snapshot.exposure.Exposure;
import io.inscope.snapshot.exposure.Exposures;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Connectivity;
import io.inscope.snapshot.register.ConnectionRegister;
import io.inscope.snapshot.scope.Scope;
import io.inscope.snapshot.sidepath.SidePaths;
import io.inscope.snapshot.store.CustodyEvent;
import io.inscope.snapshot.store.Decision;
import io.inscope.snapshot.store.Project;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What follows from a snapshot and the decisions in force before anything is judged.
///
/// @param previous the snapshot of the same cluster before this one
/// @param custody what happened to the project file, oldest first
/// @param decisions everything people put on record, oldest first
/// @param decisionMark how far the log of decisions reaches, see [Project#decisionMark]
public record Facts(
    ClusterSnapshot snapshot,
    Connectivity connectivity,
    Access access,
    SidePaths paths,
    Scope scope,
    ConnectionRegister register,
    Judgements judgements,
    Optional<? extends ClusterSnapshot> previous,
    Engagement engagement,
    List<CustodyEvent> custody,
    List<Decision> decisions,
    String decisionMark) {

  /// The connection table: what touches the CDE, in the order of its row numbers.
  public List<Connection> connections() {
    return scope.connections();
  }

  /// What some workloads are exposed to of pods that need not exist, sorted.
  public List<Exposure> exposures(Set<ResourceRef> workloads, Progress progress) {
    return Exposures.of(snapshot, connectivity.plugin(), access, workloads, progress);
  }
}
