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

/// User 0 is root. Stated beside `runAsNonRoot: true` it is still wrong: such a pod does not start.
///
/// *Read:* `securityContext.runAsUser` of the pod and of every container, each for itself: a pod's
/// 0 counts even where every container says otherwise.
///
/// *Allowed:* another number, or not set. From Kubernetes 1.35 a pod with its own user namespace
/// may use 0. Not applicable to Windows pods, which have no numeric users.
///
/// Source: [Pod Security
/// Standards](https://kubernetes.io/docs/concepts/security/pod-security-standards/), Restricted.
public final class UserZero implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-run-as-user-zero",
          "No pod or container asks for user 0",
          Severity.MEDIUM,
          Set.of(Kinds.POD),
          "Root inside a container is one weakness of the kernel or of the runtime away "
              + "from root on the node.",
          "Remove runAsUser: 0 and run as a user of the image that is not root.",
          "With runAsUser not set the image decides.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    if (SecurityContext.isWindows(workload)) {
      return SecurityContext.notOnWindows();
    }
    if (UserNamespaces.relax(workload, audit)) {
      return UserNamespaces.notApplicable();
    }
    return Outcome.failIfAny(
        "asks for user 0",
        SecurityContext.offending(
            workload,
            c ->
                Stream.of(c.ofPod("runAsUser"), c.own("runAsUser"))
                    .filter(user -> user.isPresent() && user.number().orElse(-1) == 0)
                    .map(c::evidence)));
  }
}
