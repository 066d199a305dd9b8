package io.inscope.snapshot.network.plugin;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Enforced;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.PluginSwitch;
import io.inscope.snapshot.network.PluginSwitches.Source;
import io.inscope.snapshot.network.inventory.Instance;
import java.util.Map;

/// Whether network policies are made true for a pod, in one direction: by the plugin's agent on its
/// node. Pods get few different answers: they are part of what tells pods apart, so an answer names
/// groups of nodes.
///
/// AWS says that pods [without an
/// owner](https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html) get no
/// policies, and its agent that they [may get those of others named
/// alike](https://github.com/aws/aws-network-policy-agent/issues/327): neither is sure.
public final class PolicyEnforcement {
  /// Fargate sets it on its pods.
  private static final String FARGATE = "eks.amazonaws.com/fargate-profile";

  private final Map<String, Enforced> nodes;
  private final Enforced unknownNode;
  private final Enforced unplaced;
  private final Enforced fargate;
  private final boolean ignoresEgress;
  private final boolean ignoresBarePods;
  private final PluginFacts plugin;

  private PolicyEnforcement(
      Map<String, Enforced> nodes,
      Enforced unknownNode,
      Enforced unplaced,
      Enforced fargate,
      boolean ignoresBarePods,
      PluginFacts plugin) {
    this.nodes = nodes;
    this.unknownNode = unknownNode;
    this.unplaced = unplaced;
    this.fargate = fargate;
    this.plugin = plugin;
    this.ignoresBarePods = ignoresBarePods;
    this.ignoresEgress = ignoresEgress(plugin);
  }

  /// What follows from the agents that were found.
  ///
  /// @param plugin what was detected, or what the user states instead: what is stated holds on
  ///   every node
  public static PolicyEnforcement of(
      ClusterSnapshot snapshot, PluginDetection detection, PluginFacts plugin) {
    Enforced everywhere = plugin.enforced();
    if (isStated(plugin) || everywhere.state() == Enforcement.NO || detection.agents().isEmpty()) {
      return new PolicyEnforcement(Map.of(), everywhere, everywhere, everywhere, false, plugin);
    }
    NodeAgents agents = new NodeAgents(snapshot, detection, plugin);
    return new PolicyEnforcement(
        agents.byNode(),
        agents.elsewhere(),
        agents.unplaced(),
        agents.fargate(),
        CloudEngines.enforceForAws(detection.agents()),
        plugin);
  }

  private static boolean isStated(PluginFacts plugin) {
    return plugin.switches().get(PluginSwitch.ENFORCED).source() == Source.ASSUMED;
  }

  /// OpenShift SDN came to know egress rules late.
  private static boolean ignoresEgress(PluginFacts plugin) {
    return plugin.name().contains(OvsEngines.SDN) && !isStated(plugin);
  }

  /// Of a pod that policies apply to: not one in the host's network.
  public Enforced of(Instance instance, Direction direction) {
    Enforced here =
        instance.labels().containsKey(FARGATE)
            ? fargate
            : instance.node().isEmpty()
                ? unplaced
                : nodes.getOrDefault(instance.node(), unknownNode);
    if (here.state() != Enforcement.YES) {
      return here;
    }
    if (ignoresEgress && direction == Direction.EGRESS) {
      return new Enforced(
          Enforcement.UNKNOWN, OvsEngines.SDN + " applies egress rules in its last versions only");
    }
    return ignoresBarePods && isBare(instance)
        ? new Enforced(
            Enforcement.UNKNOWN,
            CloudEngines.AWS + " does not vouch for policies on pods without an owner")
        : here;
  }

  private static boolean isBare(Instance instance) {
    return instance.ref().kind().equals("Pod")
        && instance.metadata().at("ownerReferences").each().findAny().isEmpty();
  }

  /// Why nobody applies policies of a kind, wherever a pod runs; empty when somebody does or may.
  public String refusal(ResourceRef policy) {
    return PolicyPlugins.refusal(new GroupKind(policy.group(), policy.kind()), plugin);
  }
}
