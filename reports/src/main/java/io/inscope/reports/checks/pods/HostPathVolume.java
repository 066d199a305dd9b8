package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Set;

/// A hostPath volume brings a file or directory of the node into the pod. A volume that no
/// container mounts counts too: it takes one edit to use it, and an ephemeral container can.
///
/// *Read:* `spec.volumes[].hostPath`.
///
/// *Allowed:* not set.
///
/// Source: [Pod Security
/// Standards](https://kubernetes.io/docs/concepts/security/pod-security-standards/), Baseline.
public final class HostPathVolume implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-hostpath-volume",
          "No pod mounts a directory of its node",
          Severity.HIGH,
          Set.of(Kinds.POD),
          "Files of the node are read or changed from a container, past every control "
              + "of the cluster.",
          "Use a persistent volume claim, a config map or an emptyDir volume instead.",
          "Persistent volumes of type hostPath or local are a matter of storage and not "
              + "seen here.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return Outcome.failIfAny(
        "has volumes that are paths of the node",
        HostPath.of(workload).map(path -> path.evidence(workload)).toList());
  }
}
