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

/// *Read:* `securityContext.windowsOptions.hostProcess` of the pod and of every container.
///
/// *Allowed:* false, or not set.
///
/// Source: [Pod Security
/// Standards](https://kubernetes.io/docs/concepts/security/pod-security-standards/), Baseline.
public final class WindowsHostProcess implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-windows-hostprocess",
          "No container runs as a process of its Windows node",
          Severity.HIGH,
          Set.of(Kinds.POD),
          "The container has the rights of an administrator on the node and uses its "
              + "network and its files.",
          "Remove hostProcess and use an ordinary Windows container.",
          "Such a pod has to use the network of its node as well, so "
              + "pod-host-network speaks of it too.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return StandardRule.outcome(
        PodSecurityStandards.WINDOWS_HOST_PROCESS,
        "runs as a process of its Windows node",
        workload,
        audit);
  }
}
