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

/// *Read:* `securityContext.sysctls[].name` of the pod.
///
/// *Allowed:* the names that are safe in the cluster's version; the list grew with 1.27, 1.29, 1.32
/// and 1.37. Not applicable to Windows pods.
///
/// Source: [Pod Security
/// Standards](https://kubernetes.io/docs/concepts/security/pod-security-standards/), Baseline.
public final class UnsafeSysctl implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-unsafe-sysctl",
          "No pod sets a kernel parameter that is not safe",
          Severity.MEDIUM,
          Set.of(Kinds.POD),
          "A parameter that is not kept apart for each pod changes the node and "
              + "every pod on it.",
          "Remove the parameter, or set it on nodes of their own.",
          "Such a pod starts only where the kubelet allows the parameter, which is "
              + "asked of the kubelet.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return SecurityContext.isWindows(workload)
        ? SecurityContext.notOnWindows()
        : StandardRule.outcome(
            PodSecurityStandards.SYSCTLS,
            "sets kernel parameters that are not safe",
            workload,
            audit);
  }
}
