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
/// *Allowed:* any registry but those that the Kubernetes project has left: k8s.gcr.io,
/// gcr.io/google_containers, gcr.io/google-containers and gcr.io/k8s-staging-….
///
/// Source: [images](https://kubernetes.io/docs/concepts/containers/images/).
public final class DeprecatedRegistry implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "img-deprecated-registry",
          "No image comes from a registry that was given up",
          Severity.LOW,
          Set.of(Kinds.POD),
          "Images there get no updates any more and may vanish from one day to the next.",
          "Take the image from registry.k8s.io.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static boolean isGivenUp(ImageName name) {
    return name.registry().endsWith("k8s.gcr.io")
        || (name.registry().endsWith("gcr.io")
            && (name.repository().startsWith("google_containers/")
                || name.repository().startsWith("google-containers/")
                || name.repository().startsWith("k8s-staging-")));
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return Images.failIf(
        workload, "takes images from a registry that was given up", DeprecatedRegistry::isGivenUp);
  }
}
