package io.inscope.reports.check;

/// Asked once for the whole cluster, for questions that no single object answers.
public non-sealed interface ClusterCheck extends Check {
  Outcome check(Audit audit);

  /// Whether it weighs gaps itself, because any of several kinds can answer it. Then it is asked
  /// whatever was not read, and what it reads is what can help.
  default boolean weighsGaps() {
    return false;
  }
}
