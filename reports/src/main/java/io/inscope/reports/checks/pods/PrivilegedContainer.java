package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Set;
import java.util.stream.Stream;

/// A privileged container has every capability and every device of the host: it is root on the
/// node. Seccomp, AppArmor and dropped capabilities do not hold it.
///
/// *Read:* `securityContext.privileged` of init, application and ephemeral containers.
///
/// *Allowed:* false, or not set.
///
/// Source: [Pod Security
/// Standards](https://kubernetes.io/docs/concepts/security/pod-security-standards/), Baseline.
public final class PrivilegedContainer implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-privileged-container",
          "No container runs privileged",
          Severity.CRITICAL,
          Set.of(Kinds.POD),
          "Whoever takes over a privileged container has taken over its node, and with "
              + "it every pod that runs there.",
          "Set securityContext.privileged to false and grant the single capabilities "
              + "that are really needed.",
          "Does not see privileges that a runtime class or a device plugin adds.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return Outcome.failIfAny(
        "runs privileged containers",
        SecurityContext.offending(
            workload, c -> Stream.of(c.own("privileged")).filter(Field::isTrue).map(c::evidence)));
  }
}
