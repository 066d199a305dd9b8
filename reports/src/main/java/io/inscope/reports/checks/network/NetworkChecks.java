package io.inscope.reports.checks.network;

import io.inscope.reports.check.Check;
import java.util.List;

/// Policies, Services and the connections they permit. Sorted by id.
public final class NetworkChecks {
  public static final List<Check> ALL =
      List.of(
          new UndocumentedConnections(),
          new AllowAllEgress(),
          new AllowAllIngress(),
          new PolicyEnforcement(),
          new DefaultDenyMissing(),
          new PeerMatchesNothing(),
          new OpenEgress(),
          new OpenIngress(),
          new PolicySelectsNothing(),
          new ExternalIps(),
          new ExternalNameService(),
          new OpenLoadBalancer(),
          new NodePortService());

  private NetworkChecks() {}
}
