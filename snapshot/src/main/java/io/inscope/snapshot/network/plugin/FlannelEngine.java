package io.inscope.snapshot.network.plugin;

import static io.inscope.snapshot.network.Tristate.NO;
import static io.inscope.snapshot.network.Tristate.UNKNOWN;
import static io.inscope.snapshot.network.Tristate.YES;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.PluginSwitch;
import io.inscope.snapshot.network.Tristate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// flannel, which makes a network and no policies, and kube-network-policies, which makes policies
/// and no network; the two may share a pod.
///
/// Sources: [flannel's
/// backends](https://github.com/flannel-io/flannel/blob/master/Documentation/backends.md),
/// [kube-network-policies](https://github.com/kubernetes-sigs/kube-network-policies).
final class FlannelEngine implements Engine {
  static final String[] IMAGES = {"/flannel", "hardened-flannel", "mirrored-flannel"};

  private static final Pattern BACKEND =
      Pattern.compile("\"Backend\"\\s*:\\s*\\{[^}]*\"Type\"\\s*:\\s*\"([a-z-]+)\"");

  @Override
  public Optional<PluginFacts> recognize(Agent agent, ClusterSnapshot snapshot) {
    Optional<Field> policies = agent.container("kube-network-policies");
    if (policies.isPresent()) {
      Found found = policies(agent, policies.get());
      if (agent.container(IMAGES).isPresent()) {
        addEncryption(found, snapshot);
      }
      return Optional.of(found.facts());
    }
    return agent
        .container(IMAGES)
        .map(
            container -> {
              Found found =
                  Found.by("flannel", agent, container)
                      .enforces(NO, "it does not know network policies");
              addEncryption(found, snapshot);
              return found.facts();
            });
  }

  private static Found policies(Agent agent, Field container) {
    return Found.by("kube-network-policies", agent, container)
        .enforces(YES, "")
        .is(PluginSwitch.IP_BLOCK_MATCHES_PODS, YES)
        .is(PluginSwitch.IP_BLOCK_MATCHES_NODES, YES)
        .is(
            PluginSwitch.ADMIN_NETWORK_POLICY,
            asked(container, "--admin-network-policy"),
            "its flags --admin-network-policy and --baseline-admin-network-policy")
        .is(PluginSwitch.CALICO_POLICY, NO)
        .is(PluginSwitch.CILIUM_POLICY, NO);
  }

  private static Tristate asked(Field container, String flag) {
    return Agent.flag(container, flag).map(value -> Tristate.of(value.equals("true"))).orElse(NO);
  }

  private static void addEncryption(Found found, ClusterSnapshot snapshot) {
    Optional<Resource> config = Found.configMap(snapshot, "kube-flannel-cfg");
    if (config.isEmpty()) {
      found.is(
          PluginSwitch.ENCRYPTS_PODS,
          UNKNOWN,
          "ConfigMap kube-flannel-cfg, which names flannel's backend, is not part of the snapshot");
      return;
    }
    Field net = config.get().root().at("data", "net-conf.json");
    Matcher backend = BACKEND.matcher(net.text(""));
    if (backend.find()) {
      boolean encrypts = backend.group(1).equals("wireguard") || backend.group(1).equals("ipsec");
      found.is(
          PluginSwitch.ENCRYPTS_PODS,
          Tristate.of(encrypts),
          "%s (%s) says Backend Type: %s"
              .formatted(config.get().ref().spoken(), config.get().place(net), backend.group(1)));
    }
  }
}
