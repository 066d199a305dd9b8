package io.inscope.snapshot.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.access.AccessEngine;
import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Progress;
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
import org.junit.jupiter.api.Test;

class ConnectionDiffTest {
  /// With a policy elsewhere, so that policies were read.
  private static final String PODS =
      """
      {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: other, namespace: z},
       spec: {podSelector: {}}}
      ---
      {apiVersion: v1, kind: Namespace, metadata: {name: a, labels: {pci.scope: cde}}}
      ---
      {apiVersion: v1, kind: Pod, metadata: {name: vault, namespace: a, labels: {app: vault}},
       spec: {containers: [{name: c, ports: [{containerPort: 80}]}]}}
      ---
      {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: a, labels: {app: web}},
       spec: {containers: [{name: c}]}}
      ---
      """;

  @Test
  void thePolicyThatClosesAConnectionIsNamed() {
    World open = World.of(PODS);
    World closed = World.of(PODS + policy("ingress: []"));

    List<String> changes = told(open, closed);

    assertThat(changes)
        .contains("removed a/web -> a/vault TCP all [NetworkPolicy a/close added]")
        .allSatisfy(change -> assertThat(change).endsWith("[NetworkPolicy a/close added]"));
    assertThat(told(open, World.of(PODS))).isEmpty();
  }

  @Test
  void policiesThatWereNotReadMayBeTheCause() {
    String withoutPolicies = PODS.substring(PODS.indexOf("---") + 4);

    assertThat(told(World.of(withoutPolicies), World.of(PODS + policy("ingress: []"))))
        .contains(
            "removed a/web -> a/vault TCP all [NetworkPolicy.networking.k8s.io of a: not read"
                + " before]");
  }

  @Test
  void aRuleThatMovedInItsFileIsTheSame() {
    World one = World.of(PODS + policy("ingress: [{from: [{podSelector: {}}]}]"));
    World other =
        World.of(
            "# a comment\n---\n" + PODS + "\n" + policy("ingress: [{from: [{podSelector: {}}]}]"));

    assertThat(told(one, other)).isEmpty();
  }

  @Test
  void anotherReasonIsAChange() {
    List<String> changes =
        told(World.of(PODS), World.of(PODS + policy("ingress: [{from: [{podSelector: {}}]}]")));

    assertThat(changes)
        .contains(
            "changed a/web -> a/vault TCP all [NetworkPolicy a/close added] enters because:"
                + " NetworkPolicy a/close ingress, was no policy isolates a/vault for ingress");
  }

  @Test
  void workloadsThatCameAreTheCauseThemselves() {
    String more =
        "{apiVersion: v1, kind: Pod, metadata: {name: new, namespace: a}, spec: {containers:"
            + " [{name: c}]}}";

    assertThat(told(World.of(PODS), World.of(PODS + more)))
        .isNotEmpty()
        .allSatisfy(change -> assertThat(change).startsWith("added").endsWith("[Pod a/new added]"));
  }

  @Test
  void theTableGrowsWithTheCde() {
    String outside =
        """
        {apiVersion: v1, kind: Namespace, metadata: {name: b%s}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: one, namespace: b}, spec: {containers: [{name: c}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: two, namespace: b}, spec: {containers: [{name: c}]}}
        """;
    World before = World.of(PODS + outside.formatted(""));
    World after = World.of(PODS + outside.formatted(", labels: {pci.scope: cde}"));

    assertThat(told(before, after))
        .contains(
            "added b/one -> b/two TCP all [Namespace b changed, b/one came into the CDE,"
                + " b/two came into the CDE]");
    assertThat(ScopeChange.between(before.scope(), after.scope()))
        .extracting(
            change ->
                change.ref()
                    + " "
                    + change.before().orElseThrow().effective()
                    + " -> "
                    + change.after().orElseThrow().effective())
        .containsExactly("b/Pod/one CONNECTED_TO -> CDE", "b/Pod/two CONNECTED_TO -> CDE");
  }

  private static String policy(String spec) {
    return "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: close,"
        + " namespace: a},"
        + " spec: {podSelector: {matchLabels: {app: vault}}, policyTypes: [Ingress], %s}}"
            .formatted(spec);
  }

  private static List<String> told(World before, World after) {
    ObjectDiff objects = ObjectDiff.of(before.snapshot(), after.snapshot());
    return ConnectionDiff.of(
            before.scope().connections(),
            before.scope(),
            after.scope().connections(),
            after.scope(),
            objects)
        .stream()
        .map(
            change ->
                ("%s %s -> %s %s %s %s"
                        .formatted(
                            change.change().word(),
                            change.connection().from().spoken(),
                            change.connection().to().spoken(),
                            change.connection().ports(),
                            change.causes(),
                            String.join("; ", change.what())))
                    .strip())
        .toList();
  }

  private record World(ClusterSnapshot snapshot, Scope scope) {
    static World of(String yaml) {
      ClusterSnapshot snapshot = Collector.snapshotOf("world.yaml", yaml);
      Connectivity connectivity =
          ConnectivityEngine.of(snapshot, Zones.NONE, Assumptions.parse(List.of("enforced=yes")));
      return new World(
          snapshot,
          ScopeEngine.derive(
              snapshot,
              connectivity,
              SidePaths.of(snapshot, AccessEngine.of(snapshot), connectivity.plugin()),
              ScopeDecisions.NONE,
              LocalDate.of(2026, 11, 21),
              Progress.NONE));
    }
  }
}
