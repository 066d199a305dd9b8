package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Endpoint;
import java.util.Set;

/// *Read:* the connections that policies permit each workload to open to addresses outside.
///
/// *Allowed:* for a workload that is not out of scope none to public addresses, and something
/// enforces the policies that forbid them. Ranges that the scope file names as a zone do not count,
/// unless they are so wide that they are the Internet. What rests on names of hosts, on networks of
/// their own or on policies that are not evaluated is not provably forbidden: not assessed.
///
/// Source: PCI DSS v4.0.1 1.3.2 (v3.2.1 1.3.4).
public final class InternetEgress implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "net-egress-internet",
          "No workload in scope may open connections to the Internet",
          Severity.HIGH,
          Set.of(Kinds.POD, Kinds.NETWORK_POLICY),
          "Stolen data leaves by the same way, and tools of an attacker come in by it.",
          "Allow egress to the addresses that are needed and give them the name of a zone "
              + "in the scope file.",
          "What a firewall, a proxy or a missing route outside the cluster stops is not "
              + "visible.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return InScope.unless(workload, audit)
        .orElseGet(
            () ->
                Outbound.check(
                    workload,
                    audit,
                    row -> leavesToInternet(row.to()),
                    "may open connections to the Internet"));
  }

  /// Public addresses, and networks of their own, which may lead anywhere.
  public static boolean leavesToInternet(Endpoint to) {
    return to.type() == Endpoint.Type.NETWORK || PublicAddresses.isInternet(to);
  }
}
