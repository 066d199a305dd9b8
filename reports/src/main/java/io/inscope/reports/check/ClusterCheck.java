package io.inscope.reports.check;

/// Asked once for the whole cluster, for questions that no single object answers.
public non-sealed interface ClusterCheck extends Check {
  Outcome check(Audit audit);
}
