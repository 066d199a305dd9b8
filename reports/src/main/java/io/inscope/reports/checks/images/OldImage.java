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

/// *Read:* the day on which an image was made: its configuration in the bills of materials of
/// Kubescape, or the label org.opencontainers.image.created in those of trivy-operator.
///
/// *Allowed:* 90 days before the assessment. Not assessed where no report says it, or where a
/// reproducible build set the clock to the beginning of time.
///
/// Source: [image configuration](https://github.com/opencontainers/image-spec/blob/main/config.md).
public final class OldImage implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "img-age",
          "Images were built within the last 90 days",
          Severity.LOW,
          Set.of(Kinds.POD),
          "An old image has had no fixes since it was built.",
          "Build images anew on a schedule, even when their source does not change.",
          "An image that was built anew from an old base counts as new.");

  private static final int DAYS = 90;

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Optional<Outcome> ofAll(Audit audit) {
    return ScannedImages.none(audit, ScanTopic.CONTENTS);
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    LocalDate limit = audit.today().minusDays(DAYS);
    return ScannedImages.of(workload, audit, ScanTopic.CONTENTS)
        .failIf(
            "runs images that are more than 90 days old",
            scan ->
                scan.config().stream()
                    .filter(config -> config.created().filter(limit::isAfter).isPresent())
                    .map(
                        config ->
                            new Scan.Finding(
                                "created", Severity.LOW, config.created(), config.evidence())),
            match ->
                match.scans().stream()
                        .anyMatch(scan -> scan.config().flatMap(ImageConfig::created).isPresent())
                    ? ""
                    : "no report says when %s was built"
                        .formatted(match.container().at("image").text("")));
  }
}
