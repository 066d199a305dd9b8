package io.inscope.reports.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.checks.Audits;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.CoverageRow;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoverageMatrixTest {
  private static final ClusterSnapshot SNAPSHOT =
      Audits.snapshot(
          """
          apiVersion: v1
          kind: Namespace
          metadata: {name: idle}
          ---
          apiVersion: v1
          kind: Pod
          metadata: {name: a, namespace: shop}
          """,
          "",
          Map.of(Kinds.SECRET, new Coverage.Refused("no"), Kinds.NODE, new Coverage.Read(0)));

  private static CoverageRow row(GroupKind kind, String namespace, Coverage coverage) {
    return new CoverageRow(kind, namespace, coverage);
  }

  private static CoverageMatrix matrix() {
    return CoverageMatrix.of(
        SNAPSHOT,
        List.of(
            row(Kinds.NAMESPACE, "", new Coverage.Read(1)),
            row(Kinds.NODE, "", new Coverage.Read(0)),
            row(Kinds.POD, "", new Coverage.Read(1)),
            row(Kinds.POD, "shop", new Coverage.Read(1)),
            row(Kinds.SECRET, "", new Coverage.Refused("no"))),
        Set.of(Kinds.POD, Kinds.INGRESS));
  }

  @Test
  void everyKindMeetsEveryNamespace() {
    assertThat(matrix().namespaces()).containsExactly("idle", "shop");
    assertThat(matrix().rows())
        .containsExactly(
            row(Kinds.INGRESS, "", new Coverage.NotAsked()),
            row(Kinds.NAMESPACE, "", new Coverage.Read(1)),
            row(Kinds.NODE, "", new Coverage.Read(0)),
            row(Kinds.POD, "", new Coverage.Read(1)),
            row(Kinds.POD, "idle", new Coverage.Read(0)),
            row(Kinds.POD, "shop", new Coverage.Read(1)),
            row(Kinds.SECRET, "", new Coverage.Refused("no")),
            row(Kinds.SECRET, "idle", new Coverage.Refused("no")),
            row(Kinds.SECRET, "shop", new Coverage.Refused("no")));
  }

  @Test
  void peopleSeeWhatTheRowOfTheClusterDoesNotSay() {
    assertThat(matrix().brief().stream().map(r -> r.kind() + " " + r.namespace()))
        .containsExactly(
            "Ingress.networking.k8s.io ", "Namespace ", "Node ", "Pod ", "Pod shop", "Secret ");
  }

  @Test
  void totalsNameEveryState() {
    assertThat(matrix().totals())
        .containsExactly(
            Map.entry("read", 2L),
            Map.entry("zero", 1L),
            Map.entry("refused", 1L),
            Map.entry("failed", 0L),
            Map.entry("not_asked", 1L));
    assertThat(matrix().lines().getLast().totals()).isEqualTo(Map.of("refused", 2L));
    assertThat(matrix().lines().stream().filter(CoverageMatrix.Line::needed).map(l -> l.kind()))
        .containsExactly(Kinds.INGRESS, Kinds.POD);
  }
}
