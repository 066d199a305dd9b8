package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Set;

/// *Read:* `ports[].containerPort` of every container.
///
/// *Allowed:* 1024 and above, or none.
///
/// Source: [pod API
/// reference](https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/).
public final class PrivilegedPort implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-privileged-port",
          "No container declares a port below 1024",
          Severity.LOW,
          Set.of(Kinds.POD),
          "Opening such a port may need root or the capability NET_BIND_SERVICE, "
              + "which the application has no other use for.",
          "Let the application listen above 1023; the Service can keep the old " + "number.",
          "Ports that are not declared are open all the same, and are not seen here.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final long FIRST_OPEN_TO_ALL = 1024;

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return Outcome.failIfAny(
        "declares ports below 1024",
        SecurityContext.offending(
            workload,
            c ->
                c.container()
                    .at("ports")
                    .each()
                    .map(port -> port.at("containerPort"))
                    .filter(port -> port.number().orElse(FIRST_OPEN_TO_ALL) < FIRST_OPEN_TO_ALL)
                    .map(c::evidence)));
  }
}
