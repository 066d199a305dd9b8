package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.snapshot.access.Escalation;
import io.inscope.snapshot.access.Identities;
import io.inscope.snapshot.access.Takeover;
import java.util.Optional;

/// The shortest ways of everybody to the whole cluster.
record TakeoverWays(Escalation ways) {
  static TakeoverWays of(Audit audit) {
    return new TakeoverWays(
        Escalation.toward(
            audit.access(), Identities.of(audit.snapshot(), audit.access()), Takeover::in));
  }

  /// What of the rights is not known. A role that does not exist gives nothing: where all roles
  /// were read, a binding to one is no doubt.
  static Optional<String> doubt(Audit audit) {
    return audit.access().limits().stream()
        .filter(limit -> !limit.endsWith("which is not in the snapshot."))
        .findFirst();
  }
}
