package io.inscope.reports.checks.images;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* critical vulnerabilities with a fix in reports of trivy-operator about the images that
/// run, and the day on which they were published.
///
/// *Allowed:* those that were published within the last 30 days before the assessment. The day of
/// the fix is in no report, so that of publication stands for it. Not assessed where a report has
/// none, as those of Kubescape.
///
/// Source: PCI DSS 4.0.1, requirement 6.3.3.
public final class OverdueFix implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "img-critical-patch-sla",
          "Critical vulnerabilities are fixed within 30 days",
          Severity.HIGH,
          Set.of(Kinds.POD),
          "Attackers use a published weakness within days.",
          "Build the image anew with the fixed packages, and roll it out within a month.",
          "A fix may have come later than the publication; then there is more time than is counted"
              + " here.");

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
    return ScannedImages.of(workload, audit, ScanTopic.VULNERABILITIES)
        .failIf(
            "runs images with critical vulnerabilities that have a fix and were published more than"
                + " 30 days ago",
            scan -> critical(scan).filter(one -> isBefore(one.published(), limit)),
            match ->
                match.scans().stream()
                        .flatMap(OverdueFix::critical)
                        .anyMatch(one -> one.published().isEmpty())
                    ? "the scan of %s does not say when its critical vulnerabilities were published"
                        .formatted(match.container().at("image").text(""))
                    : match.problem());
  }

  private static Stream<Scan.Finding> critical(Scan scan) {
    return scan.findings().stream().filter(one -> one.severity() == Severity.CRITICAL);
  }

  private static boolean isBefore(Optional<LocalDate> day, LocalDate limit) {
    return day.filter(one -> one.isBefore(limit)).isPresent();
  }
}
