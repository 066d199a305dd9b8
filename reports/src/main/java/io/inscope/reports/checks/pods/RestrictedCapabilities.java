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

/// *Read:* `securityContext.capabilities` of every container.
///
/// *Allowed:* `drop` holds `ALL`, in capitals as admission compares it, and `add` nothing but
/// NET_BIND_SERVICE, spelled so. Not applicable to Windows pods.
///
/// Source: [Pod Security
/// Standards](https://kubernetes.io/docs/concepts/security/pod-security-standards/), Restricted.
public final class RestrictedCapabilities implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-cap-restricted",
          "Containers drop all capabilities and add at most NET_BIND_SERVICE",
          Severity.LOW,
          Set.of(Kinds.POD),
          "Capabilities that nobody needs are there for whoever gets into the container.",
          "Set capabilities.drop: [ALL] and add NET_BIND_SERVICE only where a port "
              + "below 1024 is opened.",
          "");

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
        "keeps more capabilities than the restricted ones",
        workload,
        SecurityContext.offending(workload, c -> surplus(c).map(c::evidence)));
  }

  private static Stream<Field> surplus(SecurityContext context) {
    Field drop = context.own("capabilities", "drop");
    boolean dropsAll = drop.each().anyMatch(f -> f.text("").equals("ALL"));
    return Stream.concat(
        dropsAll ? Stream.empty() : Stream.of(drop),
        Capabilities.added(context).filter(f -> !f.text("").equals("NET_BIND_SERVICE")));
  }
}
