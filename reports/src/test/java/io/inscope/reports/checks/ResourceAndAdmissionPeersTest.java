package io.inscope.reports.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.CheckRunner;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What well-known tools get wrong about resources, availability and admission, and we must not.
class ResourceAndAdmissionPeersTest {
  private static final String REQUESTS_ONLY =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: shop}
      spec:
        containers:
        - name: app
          resources: {requests: {memory: 1Gi, cpu: 1}}
      """;

  /// @param read the kinds somebody looked for
  private static List<String> outcomes(String id, String yaml, String... read) {
    Map<GroupKind, Coverage> coverage =
        Arrays.stream(read)
            .map(kind -> kind.split("[.]", 2))
            .collect(
                Collectors.toMap(
                    parts -> new GroupKind(parts.length == 1 ? "" : parts[1], parts[0]),
                    _ -> new Coverage.Read(0)));
    return new CheckRunner(
            CheckLibrary.ALL.stream().filter(check -> check.info().id().equals(id)).toList())
        .run(Audits.of(Audits.snapshot(yaml, "", coverage), List.of())).stream()
            .map(ResourceAndAdmissionPeersTest::said)
            .toList();
  }

  private static String said(CheckResult result) {
    return result.subject()
        + " "
        + result.outcome().word()
        + switch (result.outcome()) {
          case Outcome.Fail fail -> " " + fail.message();
          case Outcome.NotAssessed not -> " " + not.why();
          default -> "";
        };
  }

  @Test
  void kubesecTakesAMemoryRequestForAMemoryLimit() {
    assertThat(outcomes("res-memory-limit", REQUESTS_ONLY))
        .containsExactly("shop/Pod/web FAIL runs containers without a memory limit");
    assertThat(outcomes("res-memory-request", REQUESTS_ONLY)).containsExactly("shop/Pod/web PASS");
  }

  @Test
  void kubescapeOverlooksInitContainers() {
    String sidecar =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: shop}
        spec:
          initContainers: [{name: mesh, restartPolicy: Always}]
          containers:
          - name: app
            resources: {limits: {memory: 1Gi}}
        """;

    assertThat(outcomes("res-memory-limit", sidecar))
        .containsExactly("shop/Pod/web FAIL runs containers without a memory limit");
  }

  @Test
  void trivyLooksAtQuotasThatExistAndNotForMissingOnes() {
    String namespaces =
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop}
        """;

    assertThat(outcomes("res-quota-missing", namespaces, "ResourceQuota"))
        .containsExactly("Namespace/shop FAIL has no quota for CPU and memory");
    assertThat(outcomes("res-limitrange-missing", namespaces, "LimitRange"))
        .containsExactly("Namespace/shop FAIL has no LimitRange that limits containers");
  }

  @Test
  void trivyTakesTheControlPlaneForAUserOfKubeSystem() {
    String scheduler =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: kube-scheduler-cp1, namespace: kube-system}
        spec: {containers: [{name: kube-scheduler}]}
        """;

    assertThat(outcomes("ns-kube-system-user", scheduler))
        .containsExactly("kube-system/Pod/kube-scheduler-cp1 PASS");
  }

  @Test
  void kubeScoreTakesOneCommonLabelForASelection() {
    String halfSelected =
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop}
        spec:
          replicas: 3
          template:
            metadata: {labels: {app: web, tier: front}}
            spec: {containers: [{name: app}]}
        ---
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web, namespace: shop}
        spec:
          maxUnavailable: 1
          selector: {matchLabels: {app: web, tier: back}}
        """;

    assertThat(outcomes("avail-pdb-missing", halfSelected))
        .containsExactly("shop/Deployment.apps/web FAIL has no disruption budget");
  }

  @Test
  void kubescapeTakesALabelForTheStateOfThePods() {
    String labelled =
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop, labels: {pod-security.kubernetes.io/warn: restricted}}
        """;

    assertThat(outcomes("psa-label-missing", labelled))
        .containsExactly("Namespace/shop FAIL enforces no Pod Security level by a label");
  }

  @Test
  void stackRoxPassesWhatItNeverLookedAt() {
    List<String> ids =
        List.of(
            "adm-policy-engine",
            "adm-audit-only",
            "adm-vap",
            "adm-webhook-exclusions",
            "adm-vuln-gate",
            "adm-policyreport",
            "psp-legacy",
            "scc-permissive",
            "mt-quota-virtual",
            "avail-pdb-missing");

    assertThat(ids)
        .allSatisfy(
            id ->
                assertThat(outcomes(id, REQUESTS_ONLY))
                    .allMatch(said -> said.startsWith("cluster NOT_ASSESSED")));
  }
}
