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

/// *Read:* the images that run, and which of them the reports of trivy-operator and Kubescape speak
/// of: see [ScannedImages].
///
/// *Allowed:* a report about every image. Not assessed when no report at all was handed over: a
/// registry or a pipeline may scan.
///
/// Source:
/// [trivy-operator](https://aquasecurity.github.io/trivy-operator/latest/docs/crds/vulnerability-report/).
public final class UnscannedImage implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "img-scan-missing",
          "Every image that runs was scanned",
          Severity.MEDIUM,
          Set.of(Kinds.POD),
          "Nobody knows what is in an image that nobody looked at.",
          "Let the scanner see the registry and the namespace, and find out why it left the image"
              + " out.",
          "Only reports that scanners keep as objects of the cluster, and files of Trivy and Grype,"
              + " are seen.");

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
        .failIfMissing("runs images without a scan");
  }
}
