package io.inscope.snapshot.network.plugin;

import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Enforced;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.inventory.Instance;

/// Whether network policies are made true for a pod, in one direction. Pods get few different
/// answers: they are part of what tells pods apart, so an answer names groups of nodes, not one.
public final class PolicyEnforcement {
  private final Enforced everywhere;

  private PolicyEnforcement(Enforced everywhere) {
    this.everywhere = everywhere;
  }

  public static PolicyEnforcement of(PluginFacts plugin) {
    return new PolicyEnforcement(new Enforced(plugin.enforcesNetworkPolicy(), plugin.evidence()));
  }

  /// Of a pod that policies apply to: not one in the host's network.
  public Enforced of(Instance instance, Direction direction) {
    return everywhere;
  }
}
