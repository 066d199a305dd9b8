package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Set;

/// Container runtimes give a container a short list of capabilities. What is added to it is power
/// over the node or over other containers. `NET_ADMIN` and `CAP_NET_ADMIN` are the same to the
/// runtimes, and neither is allowed.
///
/// *Read:* `securityContext.capabilities.add` of every container.
///
/// *Allowed:* the thirteen that the standard names, spelled as it does: admission refuses any other
/// spelling. Not applicable to Windows pods.
///
/// Source: [Pod Security
/// Standards](https://kubernetes.io/docs/concepts/security/pod-security-standards/), Baseline.
public final class CapabilitiesBeyondBaseline implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-cap-beyond-baseline",
          "No container adds a capability beyond the usual ones",
          Severity.HIGH,
          Set.of(Kinds.POD),
          "Each further capability opens a way from the container to the kernel, the "
              + "network or the files of the node.",
          "Remove the capability, or separate the part that needs it into a workload of "
              + "its own.",
          "Capabilities that the runtime is configured to give are not visible.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    if (SecurityContext.isWindows(workload)) {
      return SecurityContext.notOnWindows();
    }
    return Implied.failIfAny(
        "adds capabilities beyond the baseline",
        workload,
        SecurityContext.offending(
            workload,
            c -> Capabilities.added(c).filter(f -> !Capabilities.isBaseline(f)).map(c::evidence)));
  }
}
