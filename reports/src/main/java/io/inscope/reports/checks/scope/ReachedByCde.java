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

/// Whoever the CDE may open a connection to is connected to it, whatever people declared.
///
/// *Read:* the scope declarations, and the connections that policies permit.
///
/// *Allowed:* no connection from the CDE to a workload that is declared out of scope, or on which
/// nobody decided, and something enforces the policies that forbid it. A connection that is not
/// provably forbidden: not assessed.
///
/// Source: PCI SSC guidance for scoping and network segmentation.
public final class ReachedByCde implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "cde-out-to-oos",
          "The CDE may reach nothing outside the declared scope",
          Severity.HIGH,
          Set.of(Kinds.POD, Kinds.NETWORK_POLICY),
          "Cardholder data can leave to where nobody protects it.",
          "Forbid the connection, or declare the workload connected to the CDE.",
          "Addresses outside the cluster are no workloads: see the connections.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return CdeConnections.check(workload, audit, Direction.INGRESS, "the CDE may connect to it");
  }
}
