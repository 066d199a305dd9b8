package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* `securityContext.readOnlyRootFilesystem` of every container; there is none of the pod.
///
/// *Allowed:* true. Not set means false. Not applicable to Windows pods.
///
/// Source: [pod API
/// reference](https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/).
public final class WritableRootFilesystem implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-writable-rootfs",
          "Containers cannot write to their own file system",
          Severity.MEDIUM,
          Set.of(Kinds.POD),
          "An attacker can replace the container's programs and leave tools behind, and "
              + "nobody notices the change.",
          "Set readOnlyRootFilesystem: true and mount an emptyDir volume where files "
              + "have to be written.",
          "Volumes mounted into the container stay writable.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    if (SecurityContext.isWindows(workload)) {
      return SecurityContext.notOnWindows();
    }
    return Outcome.failIfAny(
        "can write to its own file system",
        SecurityContext.offending(
            workload,
            c ->
                Stream.of(c.own("readOnlyRootFilesystem"))
                    .filter(f -> !f.isTrue())
                    .map(c::evidence)));
  }
}
