package io.inscope.reports.checks.scope;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.reports.checks.network.InternetEgress;
import io.inscope.reports.checks.network.Outbound;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Set;

/// *Read:* the scope declarations, and the connections that policies permit each workload of the
/// CDE to open to addresses outside.
///
/// *Allowed:* none to public addresses but those that the scope file names as a zone, such as an
/// acquirer, and something enforces the policies that forbid them. What rests on names of hosts, on
/// networks of their own or on policies that are not evaluated: not assessed.
///
/// Source: PCI DSS v4.0.1 1.3.2 (v3.2.1 1.3.4).
public final class InternetFromCde implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "cde-inet-egress",
          "The CDE may open no connections to the Internet",
          Severity.CRITICAL,
          Set.of(Kinds.POD, Kinds.NETWORK_POLICY),
          "Cardholder data can be sent to anybody.",
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
    return CdeOnly.unless(workload, audit)
        .orElseGet(
            () ->
                Outbound.check(
                    workload,
                    audit,
                    row -> InternetEgress.leavesToInternet(row.to()),
                    "is in the CDE and may open connections to the Internet"));
  }
}
