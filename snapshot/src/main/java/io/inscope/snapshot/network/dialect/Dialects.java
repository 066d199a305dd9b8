package io.inscope.snapshot.network.dialect;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.network.PluginSwitch;
import io.inscope.snapshot.network.PluginSwitches;
import io.inscope.snapshot.network.dialect.calico.CalicoDialect;
import io.inscope.snapshot.network.dialect.cilium.CiliumDialect;
import io.inscope.snapshot.network.dialect.istio.IstioDialect;
import io.inscope.snapshot.network.dialect.ovn.EgressFirewallDialect;
import io.inscope.snapshot.network.dialect.ovn.PrimaryNetworkDialect;
import io.inscope.snapshot.network.policy.PolicyDialect;
import java.util.List;

/// The ways to write policies that are understood. A new one is one class and one line here.
public final class Dialects {
  private Dialects() {}

  /// @param switches what the network plugin makes of them
  /// @param snapshot for policies that name other objects, such as tiers and services
  public static List<PolicyDialect> all(ClusterSnapshot snapshot, PluginSwitches switches) {
    return List.of(
        new NetworkPolicyDialect(switches.value(PluginSwitch.END_PORT)),
        new AdminNetworkPolicyDialect(),
        new ClusterNetworkPolicyDialect(),
        new CalicoDialect(snapshot),
        new CiliumDialect(snapshot),
        new IstioDialect(snapshot),
        new EgressFirewallDialect(snapshot),
        new PrimaryNetworkDialect(snapshot),
        new MultiNetworkPolicyDialect());
  }
}
