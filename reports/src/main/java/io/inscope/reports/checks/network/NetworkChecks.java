package io.inscope.reports.checks.network;

import io.inscope.reports.check.Check;
import java.util.List;

/// Policies, Services and the connections they permit. Sorted by id.
public final class NetworkChecks {
  public static final List<Check> ALL =
      List.of(
          NeedsData.FLOWS,
          new UndocumentedConnections(),
          new ExposedDashboard(),
          NeedsData.AUTHENTICATION,
          new ReachableFromOutside(),
          new AllowAllEgress(),
          new AllowAllIngress(),
          new ApiServerEgress(),
          new PolicyEnforcement(),
          new DefaultDenyMissing(),
          new WideDnsEgress(),
          new InternetEgress(),
          new ExtraPolicyKinds(),
          new HostNetworkBypass(),
          new MetadataEgress(),
          new AnyCidrIngress(),
          new MutableLabelTrust(),
          new NamespaceWithoutPolicy(),
          new PeerMatchesNothing(),
          new OpenEgress(),
          new OpenIngress(),
          new PolicySelectsNothing(),
          new RuleWithoutPorts(),
          new UnusedPorts(),
          new ExternalIps(),
          new ExternalNameService(),
          new OpenLoadBalancer(),
          new MonitorWithoutService(),
          new ManualEndpoints(),
          new NodePortService(),
          new ServiceWithoutPods(),
          new SingleEndpoint(),
          new TargetPortMismatch(),
          new TrafficPolicy());

  private NetworkChecks() {}
}
