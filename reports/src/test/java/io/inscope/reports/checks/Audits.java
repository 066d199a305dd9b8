package io.inscope.reports.checks;

import io.inscope.reports.check.Audit;
import io.inscope.snapshot.access.AccessEngine;
import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.InMemorySnapshot;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.SnapshotInfo;
import io.inscope.snapshot.network.Assumptions;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.engine.ConnectivityEngine;
import io.inscope.snapshot.register.ConnectionRegister;
import io.inscope.snapshot.scope.DataRole;
import io.inscope.snapshot.scope.Scope;
import io.inscope.snapshot.scope.ScopeClass;
import io.inscope.snapshot.scope.ScopeEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Audits of small worlds.
public final class Audits {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private Audits() {}

  /// Everything of a YAML text.
  public static Audit of(String yaml) {
    return of(Collector.snapshotOf("case.yaml", yaml), List.of());
  }

  /// @param coverage what is known of kinds beyond the objects in the text
  public static ClusterSnapshot snapshot(
      String yaml, String kubernetesVersion, Map<GroupKind, Coverage> coverage) {
    InMemorySnapshot read = Collector.snapshotOf("case.yaml", yaml);
    List<Resource> resources = read.kinds().stream().flatMap(read::all).toList();
    SnapshotInfo info = new SnapshotInfo(1, "case", Instant.EPOCH, "", "", kubernetesVersion, "");
    return new InMemorySnapshot(info, resources, coverage);
  }

  /// @param cde the workloads that are in the CDE
  public static Audit of(ClusterSnapshot snapshot, List<ResourceRef> cde) {
    Scope scope =
        new Scope(
            cde.stream()
                .map(
                    ref ->
                        new ScopeEntry(
                            ref,
                            Optional.of(ScopeClass.CDE),
                            ScopeClass.UNDECIDED,
                            ScopeClass.CDE,
                            DataRole.STORES,
                            "decided"))
                .toList());
    return new Audit(
        snapshot,
        ConnectivityEngine.of(snapshot, Zones.NONE, Assumptions.NONE),
        AccessEngine.of(snapshot),
        scope,
        ConnectionRegister.EMPTY,
        TODAY);
  }
}
