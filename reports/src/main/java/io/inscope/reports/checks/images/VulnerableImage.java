package io.inscope.reports.checks.images;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Optional;
import java.util.Set;

/// *Read:* vulnerabilities with severity and fix in reports of trivy-operator and Kubescape, about
/// the images that run: see [ScannedImages].
///
/// *Allowed:* vulnerabilities without a fix, and those that are neither critical nor high.
///
/// Source:
/// [trivy-operator](https://aquasecurity.github.io/trivy-operator/latest/docs/crds/vulnerability-report/).
public final class VulnerableImage implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "img-vuln-critical",
          "Images hold no critical or high vulnerability that has a fix",
          Severity.CRITICAL,
          Set.of(Kinds.POD),
          "The way in is public, and so is the fix.",
          "Build the image anew with the fixed packages, and roll it out.",
          "Only reports that scanners keep as objects of the cluster, and files of Trivy and Grype,"
              + " are seen; a scan shows what was known on its day: see img-scan-stale.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Optional<Outcome> ofAll(Audit audit) {
    return ScannedImages.none(audit, ScanTopic.VULNERABILITIES);
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return ScannedImages.of(workload, audit, ScanTopic.VULNERABILITIES)
        .failIf(
            "runs images with critical or high vulnerabilities that have a fix",
            scan -> scan.findings().stream());
  }
}
