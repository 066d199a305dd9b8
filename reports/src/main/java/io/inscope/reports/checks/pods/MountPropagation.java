package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Set;

/// *Read:* `volumeMounts[].mountPropagation` of every container.
///
/// *Allowed:* None, HostToContainer, or not set.
///
/// Source: [mount
/// propagation](https://kubernetes.io/docs/concepts/storage/volumes/#mount-propagation).
public final class MountPropagation implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-mount-propagation",
          "No container passes its mounts on to the node",
          Severity.HIGH,
          Set.of(Kinds.POD),
          "What the container mounts appears on the node and in other pods, in place "
              + "of what was there.",
          "Remove mountPropagation, or set HostToContainer where mounts of the node "
              + "have to be seen.",
          "Only privileged containers may use it, so pod-privileged-container speaks "
              + "of them too.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return Outcome.failIfAny(
        "passes its mounts on to the node",
        SecurityContext.offending(
            workload,
            c ->
                c.container()
                    .at("volumeMounts")
                    .each()
                    .map(mount -> mount.at("mountPropagation"))
                    .filter(propagation -> propagation.text("").equals("Bidirectional"))
                    .map(c::evidence)));
  }
}
