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

/// Unless it is forbidden, a program with the set-user-ID bit or file capabilities gives a process
/// rights that its container's user does not have.
///
/// *Read:* `securityContext.allowPrivilegeEscalation` of every container; there is none of the pod.
///
/// *Allowed:* false. Not set means true. Stated as false beside `privileged` or the capability
/// SYS_ADMIN it has no effect: both force it to true. Not applicable to Windows pods.
///
/// Source: [Pod Security
/// Standards](https://kubernetes.io/docs/concepts/security/pod-security-standards/), Restricted.
public final class PrivilegeEscalation implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-allow-privilege-escalation",
          "No process can gain more privileges than its parent",
          Severity.MEDIUM,
          Set.of(Kinds.POD),
          "An attacker inside the container becomes root there with the first "
              + "set-user-ID program that has a weakness.",
          "Set securityContext.allowPrivilegeEscalation: false in each container.",
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
        "lets processes gain privileges",
        workload,
        SecurityContext.offending(workload, c -> reason(c).map(c::evidence)));
  }

  private static Stream<Field> reason(SecurityContext context) {
    Field allowed = context.own("allowPrivilegeEscalation");
    if (!allowed.isFalse()) {
      return Stream.of(allowed);
    }
    return Stream.concat(
        Stream.of(context.own("privileged")).filter(Field::isTrue),
        Capabilities.added(context).filter(c -> Capabilities.name(c).equals("SYS_ADMIN")));
  }
}
