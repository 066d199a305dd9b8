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
/// *Allowed:* a list that holds `ALL`; runtimes take it in any case. Not applicable to Windows
/// pods.
///
/// Source: [pod API
/// reference](https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/).
public final class CapabilitiesNotDropped implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-cap-drop-all-missing",
          "Containers drop all capabilities",
          Severity.LOW,
          Set.of(Kinds.POD),
          "Capabilities that nobody needs are there for whoever gets into the container.",
          "Set capabilities.drop: [ALL] and add back what is needed.",
          "A privileged container has every capability whatever it drops: see "
              + "pod-privileged-container.");

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
        "keeps capabilities it could drop",
        workload,
        SecurityContext.offending(
            workload,
            c ->
                Stream.of(c.own("capabilities", "drop"))
                    .filter(f -> !Capabilities.hasAll(f))
                    .map(c::evidence)));
  }
}
