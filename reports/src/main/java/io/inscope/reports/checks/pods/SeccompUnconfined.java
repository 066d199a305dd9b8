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
import java.util.stream.Stream;

/// *Read:* `securityContext.seccompProfile.type` of the pod and of every container, each for
/// itself, and the annotations that came before the fields; these count unless the cluster is known
/// to be 1.27 or newer, which ignores them.
///
/// *Allowed:* anything but Unconfined. Not applicable to Windows pods.
///
/// Source: [Pod Security
/// Standards](https://kubernetes.io/docs/concepts/security/pod-security-standards/), Baseline.
public final class SeccompUnconfined implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-seccomp-unconfined",
          "No pod switches seccomp off",
          Severity.MEDIUM,
          Set.of(Kinds.POD),
          "Every system call of the kernel is open to the container, with whatever "
              + "weaknesses they have.",
          "Set seccompProfile.type: RuntimeDefault in the pod.",
          "Not set is the matter of pod-seccomp-missing.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    if (SecurityContext.isWindows(workload)) {
      return SecurityContext.notOnWindows();
    }
    List<Evidence> fields =
        SecurityContext.offending(
            workload,
            c ->
                Stream.of(c.ofPod("seccompProfile", "type"), c.own("seccompProfile", "type"))
                    .filter(type -> type.text("").equals("Unconfined"))
                    .map(c::evidence));
    List<Evidence> annotations =
        SeccompAnnotations.mayCount(audit)
            ? SeccompAnnotations.of(workload)
                .filter(annotation -> annotation.text("").equals("unconfined"))
                .map(annotation -> Evidence.of(workload.template(), annotation))
                .toList()
            : List.of();
    return Implied.failIfAny(
        "switches seccomp off",
        workload,
        Stream.concat(fields.stream(), annotations.stream()).toList());
  }
}
