package io.inscope.reports.checks.images;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Set;

/// *Read:* `image` of every container.
///
/// *Allowed:* a tag other than latest, or a digest, which wins over any tag. No tag means latest;
/// the port of a registry is not a tag.
///
/// Source: [images](https://kubernetes.io/docs/concepts/containers/images/).
public final class LatestImage implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "img-latest",
          "Images are named with a version",
          Severity.MEDIUM,
          Set.of(Kinds.POD),
          "What runs after the next start may be something else than what was tested "
              + "and approved.",
          "Name a version, best by its digest.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return Images.failIf(workload, "uses images without a version", ImageName::isLatest);
  }
}
