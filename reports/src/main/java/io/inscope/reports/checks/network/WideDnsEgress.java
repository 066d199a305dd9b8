package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protocol;
import java.util.Set;

/// *Read:* the connections to port 53 that policies permit each workload that is not out of scope
/// to open to addresses outside.
///
/// *Allowed:* none to public addresses, and something enforces the policies that forbid them. The
/// DNS of the cluster is a workload or has a private address.
///
/// Source: [securing DNS
/// egress](https://kubernetes.io/docs/concepts/services-networking/network-policies/).
public final class WideDnsEgress implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "net-dns-egress-wide",
          "No workload may ask DNS servers on the Internet",
          Severity.LOW,
          Set.of(Kinds.POD, Kinds.NETWORK_POLICY),
          "Data leaves bit by bit in names that are asked for, and nobody logs it.",
          "Allow port 53 to the DNS of the cluster only.",
          "The DNS of the cluster passes questions on: what it refuses is not visible.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final int DNS = 53;

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return InScope.unless(workload, audit)
        .orElseGet(
            () ->
                Outbound.check(
                    workload,
                    audit,
                    row -> isDns(row.ports()) && PublicAddresses.isInternet(row.to()),
                    "may ask DNS servers on the Internet"));
  }

  private static boolean isDns(PortRange ports) {
    return ports.from() <= DNS
        && DNS <= ports.to()
        && (ports.protocol() == Protocol.UDP || ports.protocol() == Protocol.TCP);
  }
}
