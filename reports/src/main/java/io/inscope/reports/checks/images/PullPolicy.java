package io.inscope.reports.checks.images;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Set;

/// A node that has an image uses it without asking the registry, even if the pod has no right to it
/// or the tag was moved.
///
/// *Read:* `image` and `imagePullPolicy` of every container.
///
/// *Allowed:* Always, which is also the default for the tag latest; anything for an image named by
/// digest.
///
/// Source: [images](https://kubernetes.io/docs/concepts/containers/images/).
public final class PullPolicy implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "img-pull-policy",
          "Images are asked for at every start",
          Severity.LOW,
          Set.of(Kinds.POD),
          "A pod can use a private image that another pod has brought to the node, and "
              + "an outdated one goes unnoticed.",
          "Set imagePullPolicy: Always, or name the image by digest.",
          "The admission plugin AlwaysPullImages would make the setting unnecessary.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return Outcome.failIfAny(
        "does not ask for its images at every start",
        workload
            .containers()
            .filter(PullPolicy::isOld)
            .map(c -> Evidence.of(workload.template(), c.at("imagePullPolicy"), c))
            .toList());
  }

  private static boolean isOld(Field container) {
    ImageName name = ImageName.of(container.at("image").text(""));
    String otherwise = name.isLatest() ? "Always" : "IfNotPresent";
    return !name.isPinned() && !container.at("imagePullPolicy").text(otherwise).equals("Always");
  }
}
