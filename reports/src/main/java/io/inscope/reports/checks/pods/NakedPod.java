package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Set;

/// *Read:* `metadata.ownerReferences` and the annotation of static pods.
///
/// *Allowed:* an owner that is the controller. Not applicable to static pods, which have the
/// kubelet.
///
/// Source: [workload management](https://kubernetes.io/docs/concepts/workloads/controllers/).
public final class NakedPod implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-naked",
          "Every pod has a controller",
          Severity.LOW,
          Set.of(Kinds.POD),
          "Nothing replaces the pod when it or its node fails, and nothing says how "
              + "it ought to be.",
          "Run it as a Deployment, StatefulSet, DaemonSet or Job.",
          "A controller that was not handed over is taken at the word of the pod "
              + "that names it.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    if (!BarePod.is(workload)) {
      return Outcome.pass();
    }
    if (BarePod.isStatic(workload)) {
      return new Outcome.NotApplicable("it is a static pod: the kubelet of its node keeps it");
    }
    if (BarePod.controller(workload).isPresent()) {
      return Outcome.pass();
    }
    Field owners = workload.podMetadata().at("ownerReferences");
    return new Outcome.Fail(
        "has no controller that would replace it",
        List.of(
            new Evidence.Value(
                workload.ref(),
                owners.pointer(),
                owners.value(),
                workload.template().place(owners.isMissing() ? workload.podMetadata() : owners),
                "")));
  }
}
