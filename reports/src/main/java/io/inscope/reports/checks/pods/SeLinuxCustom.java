package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.reports.podsecurity.PodSecurityStandards;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Set;

/// *Read:* `securityContext.seLinuxOptions` of the pod and of every container, each for itself.
///
/// *Allowed:* no user and no role, and the types made for containers: container_t,
/// container_init_t, container_kvm_t, from 1.31 container_engine_t. A level is a matter of taste.
/// Not applicable to Windows pods.
///
/// Source: [Pod Security
/// Standards](https://kubernetes.io/docs/concepts/security/pod-security-standards/), Baseline.
public final class SeLinuxCustom implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-selinux-custom",
          "No pod chooses an SELinux user, role or type of its own",
          Severity.MEDIUM,
          Set.of(Kinds.POD),
          "With a type of its own a container may leave the confinement that keeps "
              + "it from the files and processes of the node.",
          "Remove user and role from seLinuxOptions, and the type or set " + "container_t.",
          "Has an effect only on nodes with SELinux, which the snapshot does not " + "show.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    if (SecurityContext.isWindows(workload)) {
      return SecurityContext.notOnWindows();
    }
    Outcome outcome =
        StandardRule.outcome(
            PodSecurityStandards.SE_LINUX_OPTIONS,
            "chooses its own SELinux user, role or type",
            workload,
            audit);
    return outcome instanceof Outcome.Fail fail
        ? Implied.failIfAny(fail.message(), workload, fail.evidence())
        : outcome;
  }
}
