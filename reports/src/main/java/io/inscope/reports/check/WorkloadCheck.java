package io.inscope.reports.check;

import io.inscope.snapshot.model.Workload;
import java.util.Optional;

/// Asked once for each workload.
public non-sealed interface WorkloadCheck extends Check {
  Outcome check(Workload workload, Audit audit);

  /// The answer for the cluster as a whole, when there is nothing by which one workload could be
  /// told from another: one row then says what else each would say. Empty when workloads are to be
  /// asked.
  default Optional<Outcome> ofAll(Audit audit) {
    return Optional.empty();
  }

  /// Whether pods that have ended count as well, because the question is what stands in the object
  /// and not what runs: a password in an argument, a trace of debugging. Otherwise what they were
  /// allowed to do does not matter any more: see [PodVariants].
  default boolean asksFinishedPods() {
    return false;
  }

  /// How good a pass is, where some are better than others. Of the pods of one workload only the
  /// worst then speak for it.
  default int degree(Outcome.Pass pass) {
    return 0;
  }
}
