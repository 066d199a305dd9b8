package io.inscope.snapshot.network.plugin;

import static io.inscope.snapshot.network.Tristate.NO;
import static io.inscope.snapshot.network.Tristate.UNKNOWN;
import static io.inscope.snapshot.network.Tristate.YES;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.PluginSwitch;
import io.inscope.snapshot.network.Tristate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// kindnet, Weave Net and kube-router.
///
/// Sources: the first kindnetd that enforces policies came with kind 0.24, [pull request
/// 3612](https://github.com/kubernetes-sigs/kind/pull/3612); [Weave's options and its
/// encryption](https://github.com/weaveworks/weave/blob/master/site/kubernetes/kube-addon.md),
/// whose last release is older than `endPort` ([KEP
/// 2079](https://github.com/kubernetes/enhancements/tree/master/keps/sig-network/2079-network-policy-port-range));
/// [kube-router's
/// flags](https://github.com/cloudnativelabs/kube-router/blob/master/docs/user-guide.md).
final class SmallEngines implements Engine {
  private static final Pattern KINDNET_DATE = Pattern.compile("v(20[0-9]{6})-.*");
  private static final int KINDNET_ENFORCES_SINCE = 20240813;

  @Override
  public Optional<PluginFacts> recognize(Agent agent, ClusterSnapshot snapshot) {
    return Stream.<Optional<Found>>of(
            agent.container("kindnetd").map(c -> kindnet(agent, c)),
            agent.container("weave-kube", "weaveworks/weave").map(c -> weave(agent, c)),
            agent.container("kube-router").map(c -> kubeRouter(agent, c)))
        .flatMap(Optional::stream)
        .findFirst()
        .map(found -> foreign(found).facts());
  }

  private static Found foreign(Found found) {
    return found.is(PluginSwitch.CALICO_POLICY, NO).is(PluginSwitch.CILIUM_POLICY, NO);
  }

  private static Found kindnet(Agent agent, Field container) {
    Found found =
        Found.by("kindnet", agent, container)
            .is(PluginSwitch.ENCRYPTS_PODS, NO)
            .is(PluginSwitch.IP_BLOCK_MATCHES_PODS, YES)
            .is(PluginSwitch.IP_BLOCK_MATCHES_NODES, YES);
    Matcher date = KINDNET_DATE.matcher(Agent.version(container));
    if (!date.matches()) {
      return found.enforces(UNKNOWN, "older versions enforce nothing");
    }
    boolean enforces = Integer.parseInt(date.group(1)) >= KINDNET_ENFORCES_SINCE;
    return found.enforces(
        Tristate.of(enforces), enforces ? "" : "it enforces network policies only since kind 0.24");
  }

  private static Found weave(Agent agent, Field container) {
    boolean password = Agent.variable(container, "WEAVE_PASSWORD").isPresent();
    Found found =
        Found.by("Weave Net", agent, container)
            .is(PluginSwitch.END_PORT, NO)
            .is(
                PluginSwitch.ENCRYPTS_PODS,
                Tristate.of(password),
                password
                    ? "container %s has the variable WEAVE_PASSWORD"
                        .formatted(container.at("name").text(""))
                    : "container %s has no variable WEAVE_PASSWORD"
                        .formatted(container.at("name").text("")))
            .is(PluginSwitch.ENCRYPTS_HOSTS, NO);
    boolean off =
        Agent.variable(container, "EXPECT_NPC")
            .filter(entry -> "0".equals(entry.at("value").value()))
            .isPresent();
    if (off) {
      return found.enforces(NO, "EXPECT_NPC is 0");
    }
    return agent.container("weave-npc").isPresent()
        ? found.enforces(YES, "with its policy controller weave-npc")
        : found.enforces(NO, "its policy controller weave-npc is missing");
  }

  private static Found kubeRouter(Agent agent, Field container) {
    boolean off = Agent.flag(container, "--run-firewall").equals(Optional.of("false"));
    return Found.by("kube-router", agent, container)
        .is(PluginSwitch.ENCRYPTS_PODS, NO)
        .enforces(Tristate.of(!off), off ? "--run-firewall=false" : "");
  }
}
