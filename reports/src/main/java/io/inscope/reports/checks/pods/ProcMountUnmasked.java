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

/// *Read:* `securityContext.procMount` of every container.
///
/// *Allowed:* Default, or not set. From Kubernetes 1.35 a pod with its own user namespace may have
/// it unmasked. Not applicable to Windows pods.
///
/// Source: [Pod Security
/// Standards](https://kubernetes.io/docs/concepts/security/pod-security-standards/), Baseline.
public final class ProcMountUnmasked implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-procmount-unmasked",
          "No container sees /proc unmasked",
          Severity.MEDIUM,
          Set.of(Kinds.POD),
          "Parts of /proc that are hidden from containers tell about the node and "
              + "change its kernel.",
          "Remove procMount, or give the pod its own user namespace with hostUsers: " + "false.",
          "The Restricted standard forbids it to pods with their own user namespace "
              + "as well: see pod-pss-level.");

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
    Outcome outcome =
        StandardRule.outcome(
            PodSecurityStandards.PROC_MOUNT, "sees /proc unmasked", workload, audit);
    return outcome instanceof Outcome.Fail fail
        ? Implied.failIfAny(fail.message(), workload, fail.evidence())
        : outcome;
  }
}
