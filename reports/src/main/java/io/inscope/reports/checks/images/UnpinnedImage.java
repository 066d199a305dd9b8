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
/// *Allowed:* a name with `@sha256:...`.
///
/// Source: [images](https://kubernetes.io/docs/concepts/containers/images/).
public final class UnpinnedImage implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "img-not-digest",
          "Images are named by digest",
          Severity.LOW,
          Set.of(Kinds.POD),
          "A tag can be moved to another image; a digest cannot.",
          "Name the image by its digest, which the release pipeline knows.",
          "Which digest really runs is in the status of the pods: see "
              + "img-replica-digest-skew.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return Images.failIf(
        workload, "uses images that are not named by digest", name -> !name.isPinned());
  }
}
