package io.inscope.reports.checks.scope;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Direction;
import java.util.Set;

/// Whoever may open a connection to the CDE is connected to it, whatever people declared.
///
/// *Read:* the scope declarations, and the connections that policies permit.
///
/// *Allowed:* no connection from a workload that is declared out of scope, or on which nobody
/// decided, to one of the CDE, and something enforces the policies that forbid it. A connection
/// that is not provably forbidden: not assessed.
///
/// Source: PCI SSC guidance for scoping and network segmentation.
public final class ReachesCde implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "cde-in-from-oos",
          "Nothing outside the declared scope may reach the CDE",
          Severity.CRITICAL,
          Set.of(Kinds.POD, Kinds.NETWORK_POLICY),
          "What can connect to the CDE is in scope, and an attacker there is one step away from"
              + " cardholder data.",
          "Forbid the connection, or declare the workload connected to the CDE.",
          "Traffic that an Ingress or a proxy passes on counts as theirs.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return CdeConnections.check(workload, audit, Direction.EGRESS, "may connect to the CDE");
  }
}
