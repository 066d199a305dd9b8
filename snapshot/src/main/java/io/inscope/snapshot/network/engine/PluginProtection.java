package io.inscope.snapshot.network.engine;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.PluginSwitch;
import io.inscope.snapshot.network.PluginSwitches.Setting;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.inventory.Instance;
import io.inscope.snapshot.network.reach.Member;
import io.inscope.snapshot.network.row.HopProtection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Encryption by the network plugin: of what goes from one node to another, between pods, and of
/// the host's network only where that is asked for. What stays inside a node is on no wire, and no
/// plugin encrypts it. Source: for one of them, [Cilium's
/// WireGuard](https://docs.cilium.io/en/stable/security/network/encryption-wireguard/).
public final class PluginProtection implements HopProtection {
  private final PluginFacts plugin;
  private final Setting pods;
  private final Setting hosts;
  private final Map<ResourceRef, Site> sites = new HashMap<>();

  /// Where a workload runs.
  ///
  /// @param placed whether it is known of each of its pods
  private record Site(Set<String> nodes, boolean placed, boolean host) {
    static Site of(Member member) {
      TreeSet<String> nodes = new TreeSet<>();
      member.instances().stream().map(Instance::node).forEach(nodes::add);
      boolean placed = !nodes.remove("");
      return new Site(nodes, placed, member.usesHostNetwork());
    }
  }

  PluginProtection(PluginFacts plugin, List<Member> members) {
    this.plugin = plugin;
    this.pods = plugin.switches().get(PluginSwitch.ENCRYPTS_PODS);
    this.hosts = plugin.switches().get(PluginSwitch.ENCRYPTS_HOSTS);
    if (pods.value() == Tristate.YES) {
      members.forEach(member -> sites.put(member.ref(), Site.of(member)));
    }
  }

  @Override
  public Hop between(Endpoint from, Endpoint to, PortRange ports) {
    if (pods.value() != Tristate.YES || !from.isObject() || !to.isObject()) {
      return Hop.SILENT;
    }
    Site left = sites.get(from.ref());
    Site right = sites.get(to.ref());
    if (left == null || right == null) {
      return Hop.SILENT;
    }
    boolean host = left.host() || right.host();
    if (host && hosts.value() != Tristate.YES) {
      return new Hop(
          Protection.UNKNOWN,
          plugin.name()
              + " is not known to encrypt the host's network, which one side uses"
              + (hosts.evidence().isEmpty() ? "" : ": " + hosts.evidence()));
    }
    boolean known = left.placed() && right.placed();
    if (known && left.nodes().size() == 1 && left.nodes().equals(right.nodes())) {
      return new Hop(
          Protection.UNKNOWN,
          "both run on node %s, and %s encrypts nothing that stays inside a node"
              .formatted(left.nodes().iterator().next(), plugin.name()));
    }
    boolean apart = known && Collections.disjoint(left.nodes(), right.nodes());
    Setting setting = host ? hosts : pods;
    return new Hop(
        Protection.PLUGIN,
        "%s encrypts what goes between nodes: %s%s"
            .formatted(
                plugin.name(),
                setting.evidence(),
                apart ? "" : ", but not what stays inside one node, where both may run"));
  }
}
