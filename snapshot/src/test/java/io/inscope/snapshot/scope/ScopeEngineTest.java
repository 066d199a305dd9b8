package io.inscope.snapshot.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Assumptions;
import io.inscope.snapshot.network.Connectivity;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.engine.ConnectivityEngine;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScopeEngineTest {
  private static final ClusterSnapshot SNAPSHOT =
      Collector.snapshotOf(
          "w.yaml",
          """
          {apiVersion: v1, kind: Pod, metadata: {name: vault, namespace: pay, labels: {app: vault}}, spec: {nodeName: n1}}
          ---
          {apiVersion: v1, kind: Pod, metadata: {name: api, namespace: shop}, spec: {nodeName: n2}}
          ---
          {apiVersion: v1, kind: Pod, metadata: {name: near, namespace: far}, spec: {nodeName: n1}}
          ---
          {apiVersion: v1, kind: Pod, metadata: {name: off, namespace: far}, spec: {nodeName: n2}}
          ---
          {apiVersion: v1, kind: Pod, metadata: {name: metrics, namespace: kube-system}, spec: {nodeName: n2}}
          ---
          {apiVersion: v1, kind: Pod, metadata: {name: etcd, namespace: infra, annotations: {kubernetes.io/config.mirror: x}}, spec: {nodeName: n3}}
          ---
          {apiVersion: apps/v1, kind: DaemonSet, metadata: {name: calico-node, namespace: calico-system}, spec: {template: {spec: {containers: [{name: calico-node, image: "calico/node:v3.29.1"}]}}}}
          ---
          {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: vault, namespace: pay}, spec: {podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}}], ports: [{port: 5432}]}]}}
          """);
  private static final Connectivity CONNECTIVITY =
      ConnectivityEngine.of(SNAPSHOT, Zones.NONE, Assumptions.NONE);

  private static ScopeEntry entry(String decisions, String ref) {
    ScopeDecisions parsed = ScopeDecisions.parse(decisions);
    assertThat(parsed.problems()).isEmpty();
    ResourceRef workload = ResourceRef.parse(ref).orElseThrow();
    return ScopeEngine.derive(SNAPSHOT, CONNECTIVITY, parsed).entries().stream()
        .filter(entry -> entry.workload().equals(workload))
        .findFirst()
        .orElseThrow();
  }

  private static final String CDE = "cde: [{namespace: pay, data-role: stores, because: Cards.}]\n";

  @Test
  void the_cde_is_what_people_declare() {
    assertThat(entry(CDE, "pay/Pod/vault"))
        .isEqualTo(
            new ScopeEntry(
                ResourceRef.parse("pay/Pod/vault").orElseThrow(),
                Optional.of(ScopeClass.CDE),
                ScopeClass.CDE,
                ScopeClass.CDE,
                DataRole.STORES,
                "Cards."));
  }

  @Test
  void who_may_talk_to_the_cde_is_connected_and_the_proof_says_how() {
    ScopeEntry entry = entry(CDE, "shop/Pod/api");
    String id =
        CONNECTIVITY.all(false).stream()
            .filter(row -> row.from().name().equals("api") && row.to().name().equals("vault"))
            .findFirst()
            .orElseThrow()
            .id();
    assertThat(entry)
        .isEqualTo(
            new ScopeEntry(
                ResourceRef.parse("shop/Pod/api").orElseThrow(),
                Optional.empty(),
                ScopeClass.CONNECTED_TO,
                ScopeClass.CONNECTED_TO,
                DataRole.NONE,
                "connection "
                    + id
                    + ", shop/api to pay/vault on TCP 5432: no policy isolates shop/api for egress;"
                    + " NetworkPolicy pay/vault ingress[0] at w.yaml:15"));
  }

  @Test
  void who_needs_no_connection_is_security_impacting() {
    assertThat(entry(CDE, "far/Pod/near").because()).isEqualTo("it shares node n1 with pay/vault");
    assertThat(entry(CDE, "kube-system/Pod/metrics").because())
        .isEqualTo("it runs in kube-system, among the cluster's own components");
    assertThat(entry(CDE, "infra/Pod/etcd").because())
        .isEqualTo("it is a static pod, part of the control plane or of its node");
    assertThat(entry(CDE, "calico-system/DaemonSet.apps/calico-node").because())
        .isEqualTo("it is the network plugin (Calico), which makes the segmentation");
    assertThat(entry(CDE, "far/Pod/near").effective()).isEqualTo(ScopeClass.SECURITY_IMPACTING);
  }

  @Test
  void without_a_link_it_is_undecided_not_out_of_scope() {
    assertThat(entry(CDE, "far/Pod/off"))
        .isEqualTo(
            new ScopeEntry(
                ResourceRef.parse("far/Pod/off").orElseThrow(),
                Optional.empty(),
                ScopeClass.UNDECIDED,
                ScopeClass.UNDECIDED,
                DataRole.NONE,
                "no link with the CDE was found, and nobody decided"));
  }

  @Test
  void a_decision_stays_and_what_contradicts_it_stands_beside_it() {
    ScopeEntry entry =
        entry(CDE + "out-of-scope: [{namespace: far, because: Says the bank.}]", "far/Pod/near");
    assertThat(entry.effective()).isEqualTo(ScopeClass.OUT_OF_SCOPE);
    assertThat(entry.isContradicted()).isTrue();
    assertThat(entry.because())
        .isEqualTo(
            "Says the bank. The facts show security-impacting: it shares node n1 with pay/vault");
    assertThat(entry(CDE + "out-of-scope: [{namespace: far}]", "far/Pod/off").isContradicted())
        .isFalse();
  }

  @Test
  void the_narrowest_decision_counts() {
    String decisions =
        """
        cde:
          - namespace: pay
            data-role: processes
          - workload: pay/Pod/vault
            because: Narrow.
        """;
    assertThat(entry(decisions, "pay/Pod/vault").because()).isEqualTo("Narrow.");
    assertThat(entry(decisions, "pay/Pod/vault").dataRole()).isEqualTo(DataRole.PROCESSES);
    assertThat(
            entry(
                    "out-of-scope: [{namespace: pay}]\ncde: [{selector: {app: vault}}]",
                    "pay/Pod/vault")
                .effective())
        .isEqualTo(ScopeClass.CDE);
  }

  @Test
  void without_a_cde_nothing_is_derived() {
    assertThat(entry("zones: []", "kube-system/Pod/metrics").because())
        .isEqualTo("no CDE is declared yet");
  }

  @Test
  void names_that_speak_of_cards_are_suggested() {
    assertThat(
            ScopeEngine.suggest(
                Collector.snapshotOf(
                    "s.yaml",
                    """
                    {apiVersion: apps/v1, kind: Deployment, metadata: {name: card-api, namespace: payments}, spec: {template: {metadata: {labels: {app: hsm-proxy, tier: back}}}}}
                    ---
                    {apiVersion: apps/v1, kind: Deployment, metadata: {name: company-japan, namespace: shop}, spec: {template: {metadata: {labels: {app: web}}}}}
                    """)))
        .containsExactly(
            new ScopeSuggestion(
                ResourceRef.parse("payments/Deployment.apps/card-api").orElseThrow(),
                List.of("label app=hsm-proxy", "name has 'card'", "namespace has 'payment'")));
  }

  @Test
  void a_connection_that_is_sure_is_a_better_proof_than_one_that_is_not() {
    ClusterSnapshot snapshot =
        Collector.snapshotOf(
            "w.yaml",
            """
            {apiVersion: v1, kind: Pod, metadata: {name: vault, namespace: pay}, spec: {nodeName: n1}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: agent, namespace: zone}, spec: {nodeName: n1, hostNetwork: true}}
            ---
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: deny, namespace: pay}, spec: {podSelector: {}, policyTypes: [Ingress, Egress]}}
            """);
    Scope scope =
        ScopeEngine.derive(
            snapshot,
            ConnectivityEngine.of(snapshot, Zones.NONE, Assumptions.NONE),
            ScopeDecisions.parse("cde: [{namespace: pay}]"));
    assertThat(scope.entries().getLast().because())
        .contains("zone/agent to pay/vault on TCP all: host network")
        .endsWith("no policy stands between a pod and its own node (and 5 more)");
  }
}
