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

/// *Read:* the images that run, and which of them the bills of materials of trivy-operator and
/// Kubescape speak of: see [ScannedImages].
///
/// *Allowed:* one for every image. Not assessed when none at all was handed over.
///
/// Source: PCI DSS 4.0.1, requirement 6.3.2.
public final class MissingSbom implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "img-sbom",
          "Of every image that runs there is a list of what it is made of",
          Severity.LOW,
          Set.of(Kinds.POD),
          "When a library turns out to be broken, nobody can say where it is in use.",
          "Let the pipeline or the scanner make a bill of materials of every image, and keep it.",
          "Only lists that scanners keep as objects of the cluster are seen.");

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
    return ScannedImages.of(workload, audit, ScanTopic.CONTENTS)
        .failIfMissing("runs images without a bill of materials");
  }
}
