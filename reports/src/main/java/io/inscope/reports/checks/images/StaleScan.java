package io.inscope.reports.checks.images;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* when the reports of trivy-operator and Kubescape about the images that run were made.
///
/// *Allowed:* within the last 30 days before the assessment; the newest report on an image counts.
/// Not assessed for images without a report: see img-scan-missing.
///
/// Source: PCI DSS 4.0.1, requirement 11.3.1, asks for scans every three months, and for those of
/// critical and high vulnerabilities to be repeated; most programs scan once a month or more.
public final class StaleScan implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "img-scan-stale",
          "Scans of the images that run are not older than 30 days",
          Severity.MEDIUM,
          Set.of(Kinds.POD),
          "What was found since the scan is not known to be in the image.",
          "Let the scanner look at every running image again at least once a month.",
          "Only reports that scanners keep as objects of the cluster, and files of Trivy and Grype,"
              + " are seen.");

  private static final int DAYS = 30;

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
    LocalDate limit = audit.today().minusDays(DAYS);
    ScannedImages images = ScannedImages.of(workload, audit, ScanTopic.VULNERABILITIES);
    Set<Scan> stale = new HashSet<>();
    for (ScannedImages.Match match : images.matches()) {
      Optional<LocalDate> newest =
          match.scans().stream().flatMap(scan -> scan.day().stream()).max(LocalDate::compareTo);
      if (newest.filter(limit::isAfter).isPresent()) {
        stale.addAll(match.scans());
      }
    }
    return images.failIf(
        "runs images whose last scan is more than 30 days old",
        scan ->
            stale.contains(scan)
                ? Stream.of(new Scan.Finding("scan", Severity.MEDIUM, scan.day(), scan.dated()))
                : Stream.empty(),
        match ->
            match.scans().stream().allMatch(scan -> scan.day().isEmpty())
                ? "the scan of %s does not say when it was made"
                    .formatted(match.container().at("image").text(""))
                : "");
  }
}
