package io.inscope.reports.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.access.AccessEngine;
import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Assumptions;
import io.inscope.snapshot.network.Connectivity;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.engine.ConnectivityEngine;
import io.inscope.snapshot.scope.Scope;
import io.inscope.snapshot.scope.ScopeDecisions;
import io.inscope.snapshot.scope.ScopeEngine;
import io.inscope.snapshot.sidepath.SidePaths;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The tables of scope and of other paths, on a world in which both have something to say.
class ScopeTablesTest {
  private static Scope scope;

  @BeforeAll
  static void world() {
    ClusterSnapshot snapshot =
        Collector.snapshotOf(
            "w.yaml",
            """
            {apiVersion: v1, kind: Pod, metadata: {name: vault, namespace: pay}, spec: {nodeName: n1, volumes: [{name: d, persistentVolumeClaim: {claimName: cards}}]}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: report, namespace: pay, annotations: {pci.tier: data}}, spec: {serviceAccountName: bot, volumes: [{name: d, persistentVolumeClaim: {claimName: cards}}]}}
            ---
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: deny, namespace: pay}, spec: {podSelector: {}, policyTypes: [Ingress, Egress]}}
            ---
            {apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: r, namespace: pay}, rules: [{apiGroups: [''], resources: [secrets], verbs: [get]}]}
            ---
            {apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: b, namespace: pay}, roleRef: {kind: Role, name: r}, subjects: [{kind: ServiceAccount, name: bot}]}
            """);
    Connectivity connectivity = ConnectivityEngine.of(snapshot, Zones.NONE, Assumptions.NONE);
    scope =
        ScopeEngine.derive(
            snapshot,
            connectivity,
            SidePaths.of(snapshot, AccessEngine.of(snapshot), connectivity.plugin()),
            ScopeDecisions.parse(
                """
                cde: [{workload: pay/Pod/vault}]
                out-of-scope:
                  - workload: pay/Pod/report
                    because: Works on totals.
                    who: A. Assessor
                    when: 2026-03-01
                    valid-until: 2027-03-01
                    evidence: INT-12
                    environment: production
                    function: Reports
                """),
            LocalDate.of(2026, 11, 21));
  }

  private static List<List<String>> plain(Table table) {
    return table.rows().stream().map(row -> row.stream().map(Cell::plain).toList()).toList();
  }

  @Test
  void whoDecidedOnWhatGroundsStandsBesideEveryProof() {
    String volume =
        "it mounts PersistentVolumeClaim pay/cards, as pay/vault does (w.yaml:3 and w.yaml:1)";
    assertThat(plain(ScopeRegisterTable.of(scope)).getFirst())
        .containsExactly(
            "pay",
            "Pod",
            "report",
            "out-of-scope",
            "connected-to",
            "out-of-scope",
            "contradicted",
            "none",
            "data",
            "production",
            "Reports",
            "Works on totals. The facts show connected-to: " + volume + " (and 1 more: 1 rights)",
            "decision",
            "line 3 of the scope file",
            "A. Assessor",
            "2026-03-01",
            "2027-03-01",
            "INT-12",
            "volume: "
                + volume
                + "\nrights: it runs as ServiceAccount pay/bot, which may read the secrets of"
                + " namespace pay (get secrets) (RoleBinding pay/b at w.yaml:1; Role pay/r at"
                + " w.yaml:7)");
  }

  @Test
  void pathsNameBothSidesWithTheirScope() {
    assertThat(plain(PathsTable.of(scope.paths(), scope)))
        .contains(
            List.of(
                "administrative",
                "read-secrets",
                "ALLOWED",
                "ServiceAccount",
                "pay",
                "bot",
                "pay/report",
                "",
                "namespace",
                "pay",
                "",
                "",
                "may read the secrets of namespace pay (get secrets)",
                "RoleBinding pay/b at w.yaml:1; Role pay/r at w.yaml:7"),
            List.of(
                "volume",
                "volume",
                "ALLOWED",
                "workload",
                "pay",
                "report",
                "",
                "out-of-scope",
                "workload",
                "pay",
                "vault",
                "cde",
                "mounts PersistentVolumeClaim pay/cards, as pay/vault does",
                "w.yaml:3 and w.yaml:1"));
  }

  @Test
  void thePathsOfTheScopeAreThoseThatTouchTheCde() {
    assertThat(scope.cde()).isEqualTo(Set.of(ResourceRef.parse("pay/Pod/vault").orElseThrow()));
    assertThat(scope.paths()).isNotEmpty().isSorted();
    assertThat(scope.connections()).isSorted();
  }
}
