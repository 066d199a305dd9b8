package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Set;

/// Ephemeral containers are added to pods that run and never leave them.
///
/// *Read:* `spec.ephemeralContainers` of the pods.
///
/// *Allowed:* none. A template cannot have any, so of a live workload the pods must have been
/// handed over.
///
/// Source: [ephemeral
/// containers](https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/).
public final class EphemeralContainer implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-ephemeral-container",
          "No pod has been debugged while it ran",
          Severity.MEDIUM,
          Set.of(Kinds.POD),
          "Somebody has put a container with tools of his own into a running pod, "
              + "past its image and its review.",
          "Recreate the pod, and look up in the audit log who added the container " + "and when.",
          "Who and when is not in the pod: it takes the audit log. Traces go with " + "the pod.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public boolean asksFinishedPods() {
    return true;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    List<Evidence> added =
        workload
            .podSpec()
            .at("ephemeralContainers")
            .each()
            .map(c -> Evidence.of(workload.template(), c.at("image"), c))
            .toList();
    String gap = audit.snapshot().coverage(Kinds.POD, workload.namespace()).gap();
    if (added.isEmpty() && workload.owner().isLive() && workload.pods().isEmpty()) {
      return gap.isEmpty()
          ? new Outcome.NotApplicable("it has no pods")
          : new Outcome.NotAssessed("Pod: " + gap);
    }
    return Outcome.failIfAny("has containers that were added while it ran", added);
  }
}
