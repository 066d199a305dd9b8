package io.inscope.reports.checks.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.checks.Audits;
import io.inscope.snapshot.model.ResourceRef;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContextRankTest {
  private static final String WORLD =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: shop, labels: {environment: production}}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: front, namespace: shop}
      spec: {type: LoadBalancer, selector: {app: web}}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: shop, labels: {app: web}}
      spec:
        hostPID: true
        containers: [{name: app, image: "registry.example/shop/web:1.0"}]
      ---
      apiVersion: aquasecurity.github.io/v1alpha1
      kind: VulnerabilityReport
      metadata: {name: web, namespace: shop}
      report:
        updateTimestamp: "2026-11-10T08:00:00Z"
        registry: {server: registry.example}
        artifact: {repository: shop/web, tag: "1.0"}
        vulnerabilities:
        - {vulnerabilityID: CVE-2026-1001, severity: CRITICAL, fixedVersion: "1.1"}
        - {vulnerabilityID: CVE-2026-1002, severity: HIGH, fixedVersion: "1.1"}
        - {vulnerabilityID: CVE-2026-1003, severity: CRITICAL, fixedVersion: ""}
      """;

  @Test
  void theRankIsTheProductOfFactorsThatItStates() {
    assertThat(message(WORLD, true))
        .isEqualTo(
            "ranks 192 = severity 4 (critical) x exploitability 1 (no EPSS or KEV data)"
                + " x exposure 3 (Service shop/front) x privilege 2 (reaches into its node)"
                + " x scope 4 (cde) x environment 2 (production); vulnerabilities to fix: 2");
  }

  @Test
  void eachFactorIsSmallerWhereLessIsAtStake() {
    String harmless =
        WORLD
            .replace("environment: production", "environment: test")
            .replace("type: LoadBalancer", "type: ClusterIP")
            .replace("hostPID: true", "hostPID: false")
            .replace("severity: CRITICAL, fixedVersion: \"1.1\"", "severity: LOW");
    assertThat(message(harmless, false))
        .isEqualTo(
            "ranks 6 = severity 3 (high) x exploitability 1 (no EPSS or KEV data)"
                + " x exposure 1 (no way in is known) x privilege 1 (stays in its container)"
                + " x scope 2 (undecided) x environment 1 (nothing says production);"
                + " vulnerabilities to fix: 1");
  }

  @Test
  void whatNeedsNoFixRanksLast() {
    assertThat(message(WORLD.replace("fixedVersion: \"1.1\"", "fixedVersion: \"\""), true))
        .isEqualTo("ranks 0: its images hold no critical or high vulnerability with a fix");
  }

  private static String message(String world, boolean cde) {
    ResourceRef pod = ResourceRef.parse("shop/Pod/web").orElseThrow();
    Audit audit =
        Audits.of(Audits.snapshot(world, "v1.34.0", Map.of()), cde ? List.of(pod) : List.of());
    Outcome outcome = new ContextRank().check(audit.snapshot().workloads().getFirst(), audit);
    return outcome instanceof Outcome.Pass pass ? pass.message() : outcome.toString();
  }
}
