package io.inscope.reports.table;

import static io.inscope.reports.table.Fixtures.column;
import static io.inscope.reports.table.Fixtures.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.checks.Audits;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Policies as reviewers read them, from the objects to the words.
class PoliciesTableTest {
  private static final String PODS =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: payments, labels: {kubernetes.io/metadata.name: payments}}
      ---
      apiVersion: v1
      kind: Namespace
      metadata: {name: shop, labels: {kubernetes.io/metadata.name: shop}}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: db, namespace: payments, labels: {app: db}}
      spec: {containers: [{name: db}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: shop, labels: {app: web}}
      spec: {containers: [{name: web}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: agent, namespace: payments, labels: {app: db}}
      spec: {hostNetwork: true, containers: [{name: agent}]}
      ---
      """;

  private static Table policies(String yaml) {
    return PoliciesTable.of(Audits.of(PODS + yaml).connectivity().policies());
  }

  @Test
  void rulesAreSpelledOutWithWhomTheySelectAndMean() {
    Table table =
        policies(
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: db, namespace: payments}
            spec:
              podSelector: {matchExpressions: [{key: app, operator: In, values: [db, cache]}]}
              policyTypes: [Ingress, Egress]
              ingress:
              - from:
                - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}
                  podSelector: {matchLabels: {app: web}}
                ports: [{port: 5432}, {protocol: UDP, port: 8000, endPort: 8010}]
              egress:
              - to: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}]
                ports: [{protocol: SCTP}, {port: https}]
              - {}
            """);

    String policy = "payments/NetworkPolicy.networking.k8s.io/db";
    String selects = "pods app in (cache,db) in payments";
    assertThat(plain(table))
        .containsExactly(
            List.of(
                policy,
                "",
                selects,
                "payments/Pod/db",
                "ingress",
                "ingress[0]",
                "allows it",
                "pods app=web in namespaces kubernetes.io/metadata.name=shop",
                "shop/Pod/web",
                "TCP 5432, UDP 8000-8010",
                "",
                "case.yaml:31"),
            List.of(
                policy,
                "",
                selects,
                "payments/Pod/db",
                "egress",
                "egress[0]",
                "allows it",
                "addresses 10.0.0.0/8 except 10.1.0.0/16",
                "perhaps 3, by their addresses",
                "SCTP all, TCP https",
                "",
                "case.yaml:36"),
            List.of(
                policy,
                "",
                selects,
                "payments/Pod/db",
                "egress",
                "egress[1]",
                "allows it",
                "anybody",
                "payments/Pod/agent\npayments/Pod/db\nshop/Pod/web",
                "all",
                "open to everybody, any pod or any address",
                "case.yaml:38"));
  }

  @Test
  void aClosedDirectionWithoutARuleLetsNothingThrough() {
    Table table =
        policies(
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: deny, namespace: payments}
            spec: {podSelector: {}}
            """);

    assertThat(column(table, "direction")).containsExactly("ingress");
    assertThat(column(table, "does")).containsExactly("has no rule: lets nothing through");
    assertThat(column(table, "peers")).containsExactly("");
  }

  @Test
  void aPolicyThatSelectsNobodySaysSo() {
    Table table =
        policies(
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: old, namespace: payments}
            spec: {podSelector: {matchLabels: {app: gone}}, ingress: [{}]}
            """);

    assertThat(column(table, "selected")).containsExactly("");
    assertThat(column(table, "flags"))
        .containsExactly(
            "selects no workload of the snapshot\nopen to everybody, any pod or any address");
  }

  @Test
  void everyAddressWithExceptionsIsStillOpen() {
    Table table =
        policies(
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: out, namespace: payments}
            spec:
              podSelector: {}
              policyTypes: [Egress]
              egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}]}]
            """);

    assertThat(column(table, "flags")).containsExactly("open to everybody, any pod or any address");
  }

  @Test
  void aPolicyThatMakesNoSenseIsListedWithTheReason() {
    Table table =
        policies(
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: odd, namespace: payments}
            spec: {podSelector: {}, ingress: 7}
            """);

    assertThat(column(table, "flags").getFirst()).startsWith("not known what it does: ");
    assertThat(column(table, "policy"))
        .containsExactly("payments/NetworkPolicy.networking.k8s.io/odd");
  }

  @Test
  void otherKindsAreListedInTheSameWords() {
    Table table =
        policies(
            """
            apiVersion: policy.networking.k8s.io/v1alpha1
            kind: AdminNetworkPolicy
            metadata: {name: edge}
            spec:
              priority: 10
              subject: {namespaces: {}}
              ingress:
              - {action: Deny, from: [{namespaces: {matchLabels: {team: x}}}]}
            """);

    assertThat(plain(table))
        .containsExactly(
            List.of(
                "AdminNetworkPolicy.policy.networking.k8s.io/edge",
                "priority 10",
                "any pod in any namespace",
                "payments/Pod/db\nshop/Pod/web",
                "ingress",
                "ingress[0]",
                "denies it",
                "any pod in namespaces team=x",
                "",
                "all",
                "means no workload of the snapshot",
                "case.yaml:31"));
  }
}
