package io.inscope.reports.checks;

import io.inscope.reports.check.Audit;
import io.inscope.snapshot.access.Access;
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
import io.inscope.snapshot.network.Connectivity;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.engine.ConnectivityEngine;
import io.inscope.snapshot.register.ConnectionRegister;
import io.inscope.snapshot.scope.Scope;
import io.inscope.snapshot.scope.ScopeDecisions;
import io.inscope.snapshot.scope.ScopeEngine;
import io.inscope.snapshot.sidepath.SidePaths;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
    return snapshot(
        yaml, new SnapshotInfo(1, "case", Instant.EPOCH, "", "", kubernetesVersion, ""), coverage);
  }

  static ClusterSnapshot snapshot(
      String yaml, SnapshotInfo info, Map<GroupKind, Coverage> coverage) {
    InMemorySnapshot read = Collector.snapshotOf("case.yaml", yaml);
    List<Resource> resources = read.kinds().stream().flatMap(read::all).toList();
    return new InMemorySnapshot(info, resources, coverage);
  }

  /// @param cde the workloads that are in the CDE
  public static Audit of(ClusterSnapshot snapshot, List<ResourceRef> cde) {
    return of(snapshot, cde, List.of());
  }

  /// @param out the workloads that are declared out of scope
  static Audit of(ClusterSnapshot snapshot, List<ResourceRef> cde, List<ResourceRef> out) {
    Connectivity connectivity = ConnectivityEngine.of(snapshot, Zones.NONE, Assumptions.NONE);
    Access access = AccessEngine.of(snapshot);
    Scope scope =
        ScopeEngine.derive(
            snapshot,
            connectivity,
            SidePaths.of(snapshot, access, connectivity.plugin()),
            ScopeDecisions.parse(section("cde", cde) + section("out-of-scope", out) + "zones: []"),
            TODAY);
    return new Audit(snapshot, connectivity, access, scope, ConnectionRegister.EMPTY, TODAY);
  }

  private static String section(String name, List<ResourceRef> workloads) {
    return workloads.isEmpty()
        ? ""
        : workloads.stream()
            .map(ref -> "  - workload: " + ref + "\n")
            .collect(Collectors.joining("", name + ":\n", ""));
  }
}
