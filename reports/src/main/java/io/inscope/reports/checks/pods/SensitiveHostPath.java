package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Set;

/// Some directories of a node decide about the node: configuration, kernel and devices, the state
/// of kubelet and etcd, and `/var/log`, through which links let every file of the node be read.
///
/// *Read:* `spec.volumes[].hostPath.path`, normalised; a path below a sensitive directory and a
/// parent of one count as well.
///
/// *Allowed:* any other path.
///
/// Source: [hostPath volumes](https://kubernetes.io/docs/concepts/storage/volumes/#hostpath).
public final class SensitiveHostPath implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-hostpath-sensitive",
          "No pod mounts a sensitive path of its node",
          Severity.HIGH,
          Set.of(Kinds.POD),
          "Credentials of the node can be read from these paths, and the node can be "
              + "taken over by writing to them.",
          "Mount the one file that is needed, read-only, or use an interface made for "
              + "the purpose.",
          "Links on the node are not visible: a harmless path may lead to a sensitive one.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final List<String> SENSITIVE =
      List.of(
          "/boot",
          "/dev",
          "/etc",
          "/proc",
          "/root",
          "/sys",
          "/var/lib/etcd",
          "/var/lib/kubelet",
          "/var/log");

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return Outcome.failIfAny(
        "mounts sensitive paths of the node",
        HostPath.of(workload)
            .filter(path -> SENSITIVE.stream().anyMatch(path::touches))
            .map(path -> path.evidence(workload))
            .toList());
  }
}
