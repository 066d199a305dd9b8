package io.inscope.reports.checks.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.CheckRunner;
import io.inscope.reports.checks.Audits;
import io.inscope.reports.table.Cell;
import io.inscope.reports.table.VulnerabilitiesTable;
import io.inscope.snapshot.model.ResourceRef;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VulnerableUsesTest {
  private static final String A = "sha256:" + "a".repeat(64);

  private static final String PODS =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: front, namespace: shop}
      spec: {type: LoadBalancer, selector: {app: web}}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: shop, labels: {app: web}}
      spec:
        containers:
        - {name: b, image: "registry.example/web:1"}
        - {name: a, image: "registry.example/web:1"}
        - {name: c, image: "registry.example/other:1"}
      status:
        containerStatuses:
        - {name: a, imageID: "registry.example/web@%1$s"}
        - {name: b, imageID: "registry.example/web@%1$s"}
      ---
      """
          .formatted(A);

  private static final String WORLD =
      PODS
          + """
          apiVersion: inscope.io/v1
          kind: ImageScan
          metadata: {name: web-trivy-0}
          spec:
            scanner: trivy
            scannedAt: "2026-11-10T08:00:00Z"
            image: {name: "registry.example/web:1", digests: ["%1$s"]}
            vulnerabilities:
            - {id: CVE-1, severity: low, package: zlib, installed: "1"}
            - {id: CVE-2, severity: critical, package: openssl, installed: "3.0", fixed: "3.1"}
            - {id: CVE-3, severity: high, package: glibc, verdict: not_affected, statement: not reachable, source: vex.json}
          """
              .formatted(A);

  @Test
  void everyVulnerabilityIsListedWithItsRankAndNoneIsHidden() {
    Audit audit = audit(WORLD);

    assertThat(
            VulnerabilitiesTable.of(VulnerableUses.of(audit)).rows().stream()
                .map(row -> String.join("|", row.stream().map(Cell::plain).toList())))
        .containsExactly(
            "96|critical|CVE-2|openssl|3.0|3.1||shop/Pod/web|a, b|cde|Service shop/front|"
                + ("registry.example/web:1|" + A + "|digest|2026-11-10|")
                + "ImageScan.inscope.io/web-trivy-0 at case.yaml:28|severity 4 (critical) x "
                + "exploitability 1 (no EPSS or KEV data) x exposure 3 (Service shop/front) x"
                + " privilege 1 (stays in its container) x scope 4 (cde) x environment 2"
                + " (production)",
            "24|low|CVE-1|zlib|1|||shop/Pod/web|a, b|cde|Service shop/front|"
                + ("registry.example/web:1|" + A + "|digest|2026-11-10|")
                + "ImageScan.inscope.io/web-trivy-0 at case.yaml:27|severity 1 (low) x "
                + "exploitability 1 (no EPSS or KEV data) x exposure 3 (Service shop/front) x"
                + " privilege 1 (stays in its container) x scope 4 (cde) x environment 2"
                + " (production)",
            "0|high|CVE-3|glibc|||not_affected: not reachable (vex.json)|shop/Pod/web|a, b|cde|"
                + ("Service shop/front|registry.example/web:1|" + A + "|digest|2026-11-10|")
                + "ImageScan.inscope.io/web-trivy-0 at case.yaml:29|0: not_affected; otherwise"
                + " severity 3 (high) x exploitability 1 (no EPSS or KEV data) x exposure 3"
                + " (Service shop/front) x privilege 1 (stays in its container) x scope 4 (cde)"
                + " x environment 2 (production)");
    assertThat(VulnerableUses.gap(audit))
        .isEqualTo(
            "1 of the images that run have no scan that could be read: registry.example/other:1");
  }

  @Test
  void aScanOfAnotherDigestIsOfAnotherImage() {
    Audit audit = audit(WORLD.replace("digests: [\"" + A, "digests: [\"sha256:" + "b".repeat(64)));

    assertThat(VulnerableUses.of(audit)).isEmpty();
    assertThat(VulnerableUses.hasNoScan(audit)).isFalse();
  }

  @Test
  void bothScannersAreHeard() {
    String grype =
        WORLD
            .substring(PODS.length())
            .replace("trivy", "grype")
            .replace("CVE-", "GHSA-")
            .replace("2026-11-10", "2026-11-09");

    assertThat(VulnerableUses.of(audit(WORLD + "---\n" + grype))).hasSize(6);
  }

  @Test
  void whereThereIsNoScanEachCheckSaysSoOnceAndNotForEveryWorkload() {
    List<CheckResult> results =
        new CheckRunner(
                List.of(
                    new VulnerableImage(),
                    new UnscannedImage(),
                    new StaleScan(),
                    new OverdueFix(),
                    new ContextRank(),
                    new MissingSbom(),
                    new OldImage(),
                    new RootImage(),
                    new PackageTools(),
                    new SecretsInImage()))
            .run(
                audit(
                    PODS
                        + "apiVersion: v1\nkind: Pod\nmetadata: {name: x, namespace: shop}\n"
                        + "spec: {containers: [{name: x, image: x}]}\n"));

    assertThat(results.stream().filter(result -> result.subject().toString().equals("cluster")))
        .hasSize(10)
        .allSatisfy(result -> assertThat(result.outcome().word()).isEqualTo("NOT_ASSESSED"));
    assertThat(results).hasSize(10);
  }

  private static Audit audit(String world) {
    ResourceRef pod = ResourceRef.parse("shop/Pod/web").orElseThrow();
    return Audits.of(
        Audits.snapshot(
            world
                + "---\n"
                + "{apiVersion: v1, kind: Namespace, metadata: {name: shop}}\n"
                + "---\n"
                + "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: i, namespace:"
                + " x}, spec: {}}\n",
            "v1.34.0",
            Map.of()),
        List.of(pod));
  }
}
