package io.inscope.reports.checks.images;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.scope.ScopeClass;
import java.util.Set;

/// *Read:* `image` of every container of workloads in the CDE.
///
/// *Allowed:* any registry but Docker Hub, Quay, the GitHub registry and other public ones. Not
/// applicable outside the CDE.
///
/// Source: [images](https://kubernetes.io/docs/concepts/containers/images/).
public final class PublicRegistry implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "img-public-registry",
          "Workloads of the CDE take no images from public registries",
          Severity.MEDIUM,
          Set.of(Kinds.POD),
          "Anybody may publish there, names can be taken over, and the registry can go away.",
          "Mirror the image into a registry of your own, check it there, and use that name.",
          "A mirror that passes images through unchecked looks like a registry of your own.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return audit.scope().of(workload.ref()) == ScopeClass.CDE
        ? Images.failIf(
            workload,
            "takes images from public registries",
            name -> Registries.PUBLIC.contains(name.registry()))
        : new Outcome.NotApplicable("the workload is not in the CDE");
  }
}
