package io.inscope.reports.checks.storage;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.scope.ScopeClass;
import java.util.Set;

/// *Read:* the `emptyDir` volumes of workloads in the CDE.
///
/// *Allowed:* medium Memory. Any other lies on a disk of the node. Not applicable outside the CDE.
///
/// Source: [emptyDir](https://kubernetes.io/docs/concepts/storage/volumes/#emptydir).
public final class TemporaryFiles implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sto-emptydir-memory",
          "Workloads of the CDE keep temporary files in memory",
          Severity.INFO,
          Set.of(Kinds.POD),
          "Card data in temporary files stays on the disk of the node, in the clear, until its"
              + " blocks are written again.",
          "Set medium: Memory for the volume, with a size limit.",
          "What a container writes to its own file system lies on the node's disk too. Memory may"
              + " be swapped out where the node allows it.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    if (audit.scope().of(workload.ref()) != ScopeClass.CDE) {
      return new Outcome.NotApplicable("the workload is not in the CDE");
    }
    return Outcome.failIfAny(
        "keeps temporary files on the disk of its node",
        workload
            .podSpec()
            .at("volumes")
            .each()
            .map(volume -> volume.at("emptyDir"))
            .filter(Field::isPresent)
            .filter(one -> !one.at("medium").text("").equals("Memory"))
            .map(one -> Evidence.of(workload.template(), one))
            .toList());
  }
}
