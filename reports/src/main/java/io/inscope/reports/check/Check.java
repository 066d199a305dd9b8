package io.inscope.reports.check;

/// One statement about a cluster that can be true, false or not known. One check a file, pure,
/// without state.
public sealed interface Check permits WorkloadCheck, ResourceCheck, ClusterCheck {
  CheckInfo info();
}
