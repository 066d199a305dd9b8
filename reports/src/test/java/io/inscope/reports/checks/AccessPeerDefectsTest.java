package io.inscope.reports.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.check.Check;
import io.inscope.reports.check.CheckRunner;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Defects of well-known tools in what they say about rights, so that ours never has them.
class AccessPeerDefectsTest {
  private static List<String> outcomes(String id, String yaml) {
    Check check =
        CheckLibrary.ALL.stream().filter(c -> c.info().id().equals(id)).findFirst().orElseThrow();
    Map<GroupKind, Coverage> coverage = new HashMap<>();
    check.info().reads().forEach(kind -> coverage.put(kind, new Coverage.Read(0)));
    ClusterSnapshot snapshot = Audits.snapshot(yaml, "v1.31.0", coverage);
    return new CheckRunner(List.of(check))
        .run(Audits.of(snapshot, List.of())).stream()
            .map(result -> result.outcome().word() + " " + result.subject())
            .toList();
  }

  private static String role(String rule) {
    return """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata: {name: work}
    rules: [%s]
    ---
    """
        .formatted(rule);
  }

  private static String binding(String subject) {
    return """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata: {name: work}
    roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: work}
    subjects: [%s]
    ---
    """
        .formatted(subject);
  }

  private static final String READS_PODS =
      role("{apiGroups: [''], resources: [pods], verbs: [get]}");
  private static final String FAILS = "FAIL ClusterRoleBinding.rbac.authorization.k8s.io/work";
  private static final String PASSES = "PASS ClusterRoleBinding.rbac.authorization.k8s.io/work";

  /// Trivy's KSV-0122, KSV-0123 and KSV-01011 compare the kind with `ClusterRolebinding`, and so
  /// never report a ClusterRoleBinding.
  @Test
  void clusterRoleBindingsAreReportedAsTheyAreReallySpelled() {
    assertThat(
            outcomes(
                "rbac-anonymous",
                READS_PODS + binding("{kind: Group, name: 'system:unauthenticated'}")))
        .containsExactly(FAILS);
    assertThat(
            outcomes(
                "rbac-system-masters",
                READS_PODS + binding("{kind: Group, name: 'system:masters'}")))
        .containsExactly(FAILS);
    assertThat(
            outcomes(
                "rbac-authenticated-group",
                READS_PODS + binding("{kind: Group, name: 'system:authenticated'}")))
        .containsExactly(FAILS);
  }

  /// Trivy's KSV-0041 looks for the word `secrets` and nothing else, in whatever group.
  @Test
  void secretsAreFoundBehindAWildcardAndOnlyInTheCoreGroup() {
    String who = binding("{kind: Group, name: developers}");
    assertThat(
            outcomes(
                "rbac-secrets-read-cluster",
                role("{apiGroups: ['*'], resources: ['*'], verbs: [list]}") + who))
        .containsExactly(FAILS);
    assertThat(
            outcomes(
                "rbac-secrets-write",
                role("{apiGroups: [''], resources: ['*'], verbs: ['*']}") + who))
        .containsExactly(FAILS);
    assertThat(
            outcomes(
                "rbac-secrets-read-cluster",
                role("{apiGroups: [vault.example], resources: [secrets], verbs: [get]}") + who))
        .containsExactly(PASSES);
  }

  /// kube-bench's 5.1.3 compares whole lists with `["*"]`.
  @Test
  void aWildcardBesideOtherWordsIsAWildcard() {
    String role = role("{apiGroups: ['', '*'], resources: [pods, '*'], verbs: [get, '*']}");
    String fails = "FAIL ClusterRole.rbac.authorization.k8s.io/work";
    assertThat(outcomes("rbac-wildcard-verb", role)).containsExactly(fails);
    assertThat(outcomes("rbac-wildcard-resource", role)).containsExactly(fails);
    assertThat(outcomes("rbac-wildcard-apigroup", role)).containsExactly(fails);
  }

  /// kube-bench's 5.1.6 fails a pod that says no where its account says nothing.
  @Test
  void aPodThatMountsNoTokenCarriesNoneWhateverItsAccountLeavesOpen() {
    String yaml =
        """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: agent, namespace: shop}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: agent, namespace: shop}
        spec: {serviceAccountName: agent, automountServiceAccountToken: %s, containers: [{name: a}]}
        ---
        """
            + role("{apiGroups: ['*'], resources: ['*'], verbs: ['*']}")
            + binding("{kind: ServiceAccount, name: agent, namespace: shop}");
    assertThat(outcomes("rbac-workload-takeover", yaml.formatted("false")))
        .containsExactly("PASS shop/Pod/agent");
    assertThat(outcomes("rbac-workload-takeover", yaml.formatted("true")))
        .containsExactly("FAIL shop/Pod/agent");
  }

  /// Tools that hide everything whose name begins with `system:` hide what somebody put there.
  @Test
  void aNameThatBeginsWithSystemHidesNothing() {
    String yaml =
        (role("{apiGroups: [''], resources: [secrets], verbs: [get]}")
                + binding("{kind: Group, name: developers}"))
            .replace("name: work", "name: 'system:work'")
            .replace(
                "metadata: {", "metadata: {labels: {kubernetes.io/bootstrapping: rbac-defaults}, ");
    assertThat(outcomes("rbac-secrets-read-cluster", yaml))
        .containsExactly("FAIL ClusterRoleBinding.rbac.authorization.k8s.io/system:work");
  }
}
