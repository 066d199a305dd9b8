package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Enforced;
import io.inscope.snapshot.network.Enforcement;
import java.util.List;
import java.util.function.Predicate;

/// Whether a workload may open connections of some sort over the edge of the cluster, as an
/// outcome: permitted fails, not provably forbidden is not assessed, and forbidden passes where
/// something enforces it.
public final class Outbound {
  private Outbound() {}

  /// Looks at what the workload may open.
  ///
  /// @param message what is wrong with a connection that is `bad`
  public static Outcome check(
      Workload workload, Audit audit, Predicate<Connection> bad, String message) {
    if (Isolated.isOver(workload)) {
      return new Outcome.NotApplicable("its pods have ended, and none is to come");
    }
    List<Connection> found = Edges.from(workload, audit).filter(bad).toList();
    List<Evidence> permitted =
        Reaches.evidence(found.stream().filter(row -> row.verdict() == Answer.ALLOWED).toList());
    if (!permitted.isEmpty()) {
      return new Outcome.Fail(message, permitted);
    }
    return found.isEmpty()
        ? ifEnforced(audit.connectivity().enforced(workload.ref(), Direction.EGRESS), audit)
        : notForbidden(found.getFirst());
  }

  static Outcome notForbidden(Connection row) {
    return new Outcome.NotAssessed(
        "%s to %s on %s is not provably forbidden: %s"
            .formatted(row.from().spoken(), row.to().spoken(), row.ports(), row.unknown()));
  }

  /// A pass that rests on what policies deny, if something enforces them and no other policies may
  /// permit it all the same.
  public static Outcome ifEnforced(Enforced enforced, Audit audit) {
    return enforced.state() == Enforcement.YES
        ? UnseenPolicies.orPass(audit)
        : new Outcome.NotAssessed(
            "policies forbid it, but nothing shows that they are enforced: " + enforced.evidence());
  }
}
