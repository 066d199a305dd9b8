package io.inscope.reports.check;

import io.inscope.snapshot.model.ClusterSnapshot;

/// One statement about a cluster that can be true, false or not known. One check a file, pure,
/// without state.
public sealed interface Check permits WorkloadCheck, ResourceCheck, ClusterCheck {
  CheckInfo info();

  /// Whether its answer on a subject rests on no other namespace than the subject's own (a
  /// Namespace counts as its own). Then it is still asked where what it reads was not read
  /// elsewhere. Only say so of a check that really looks no further: else a gap turns into an
  /// answer.
  default boolean isLocal() {
    return false;
  }

  /// Whether metadata and type of Secrets are enough for its answers, so that it is asked of a live
  /// capture, which has no more of them ([ClusterSnapshot#isOutlined]). Only say so of a check that
  /// really looks no further, or says itself where it would have to: else what was not read turns
  /// into an answer.
  default boolean readsOutlines() {
    return false;
  }
}
