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

/// *Read:* `securityContext.capabilities.drop` of every container.
///
/// *Allowed:* a list with at least one name. Not applicable to Windows pods.
///
/// Source: [pod API
/// reference](https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/).
public final class NoCapabilityDropped implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-cap-drop-none",
          "Containers drop at least some capabilities",
          Severity.LOW,
          Set.of(Kinds.POD),
          "Nobody has thought about the capabilities of this container.",
          "Set capabilities.drop: [ALL] and add back what is needed.",
          "A part of pod-cap-drop-all-missing: count one of the two.");

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
        "drops no capability",
        workload,
        SecurityContext.offending(
            workload,
            c ->
                Stream.of(c.own("capabilities", "drop"))
                    .filter(f -> f.each().findAny().isEmpty())
                    .map(c::evidence)));
  }
}
