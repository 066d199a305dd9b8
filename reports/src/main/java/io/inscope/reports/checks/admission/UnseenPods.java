package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Audit;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Optional;

/// Why there may be pods that no workload of the snapshot shows: nobody listed them in a cluster
/// that runs. Plain manifests have none, and nothing is missing.
final class UnseenPods {
  private UnseenPods() {}

  /// Empty when there are no others.
  static Optional<String> why(Audit audit) {
    Coverage pods = audit.snapshot().coverage(Kinds.POD, "");
    List<Workload> workloads = audit.snapshot().workloads();
    boolean manifests =
        pods instanceof Coverage.NotAsked
            && !workloads.isEmpty()
            && workloads.stream().noneMatch(workload -> workload.owner().isLive());
    return pods instanceof Coverage.Read || manifests
        ? Optional.empty()
        : Optional.of("Pod: " + pods.gap());
  }
}
