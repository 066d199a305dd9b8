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
import io.inscope.snapshot.network.dialect.calico.CalicoObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Calico, and Canal: Calico's policies on flannel's network. GKE's older network policies are
/// Calico too.
///
/// Sources: [Felix
/// configuration](https://docs.tigera.io/calico/latest/reference/resources/felixconfig) for
/// WireGuard and for what happens between a pod and its own node (egress policy comes first,
/// `defaultEndpointToHostAction` after it);
/// [installation](https://docs.tigera.io/calico/latest/reference/installation/api);
/// [encryption](https://docs.tigera.io/calico/latest/network-policy/encrypt-cluster-pod-traffic)
/// for what WireGuard covers; AdminNetworkPolicy is served from 3.29 to 3.31, ClusterNetworkPolicy
/// from 3.32.
final class CalicoEngine implements Engine {
  static final String OPERATOR = "operator.tigera.io";

  @Override
  public Optional<PluginFacts> recognize(Agent agent, ClusterSnapshot snapshot) {
    return agent
        .container("calico/node$", "calico/node-windows$", "calico-node", "hardened-calico")
        .map(container -> facts(agent, container, snapshot));
  }

  private static PluginFacts facts(Agent agent, Field container, ClusterSnapshot snapshot) {
    boolean canal = agent.container(FlannelEngine.IMAGES).isPresent();
    String version = Agent.version(container);
    Tristate clusterPolicies = Agent.isAtLeast(version, 3, 32);
    Found found =
        Found.by(canal ? "Canal" : "Calico", agent, container)
            .enforces(YES, dataplane(snapshot))
            .is(PluginSwitch.IP_BLOCK_MATCHES_PODS, YES)
            .is(PluginSwitch.IP_BLOCK_MATCHES_NODES, YES)
            .is(PluginSwitch.LOCAL_NODE_INGRESS_ALLOWED, YES)
            .is(PluginSwitch.LOCAL_NODE_EGRESS_ALLOWED, NO)
            .is(PluginSwitch.CALICO_POLICY, YES)
            .is(PluginSwitch.CILIUM_POLICY, NO)
            .is(PluginSwitch.CLUSTER_NETWORK_POLICY, clusterPolicies)
            .is(
                PluginSwitch.ADMIN_NETWORK_POLICY,
                Agent.isAtLeast(version, 3, 29).and(clusterPolicies.not()));
    addEncryption(found, container, snapshot);
    return found.facts();
  }

  private static Optional<Resource> felix(ClusterSnapshot snapshot) {
    return Found.object(snapshot, "FelixConfiguration", "default", CalicoObjects.GROUPS);
  }

  /// What forwards packets, and whose network it is where that is not Calico's own.
  private static String dataplane(ClusterSnapshot snapshot) {
    List<String> remarks = new ArrayList<>();
    felix(snapshot)
        .ifPresent(
            felix -> {
              Field bpf = felix.root().at("spec", "bpfEnabled");
              if (Found.truth(bpf) == YES) {
                remarks.add(Found.says(felix, bpf));
              }
            });
    Found.object(snapshot, "Installation", "default", List.of(OPERATOR))
        .ifPresent(
            installation -> {
              Field dataplane = installation.root().at("spec", "calicoNetwork", "linuxDataplane");
              Field network = installation.root().at("spec", "cni", "type");
              Stream.of(dataplane, network)
                  .filter(Field::isPresent)
                  .forEach(field -> remarks.add(Found.says(installation, field)));
            });
    return String.join(", ", remarks);
  }

  private static void addEncryption(Found found, Field container, ClusterSnapshot snapshot) {
    Optional<Resource> felix = felix(snapshot);
    for (String variable : List.of("FELIX_WIREGUARDENABLED", "FELIX_WIREGUARDENABLEDV6")) {
      Optional<Field> entry = Agent.variable(container, variable);
      if (entry.isPresent() && Found.truth(entry.get().at("value")) == YES) {
        found.is(PluginSwitch.ENCRYPTS_PODS, YES, "WireGuard: calico-node runs with " + variable);
        return;
      }
    }
    if (felix.isEmpty()) {
      boolean read =
          CalicoObjects.GROUPS.stream()
              .anyMatch(group -> Found.wasRead(snapshot, group, "FelixConfiguration"));
      found.is(
          PluginSwitch.ENCRYPTS_PODS,
          read ? NO : UNKNOWN,
          read
              ? "there is no FelixConfiguration default"
              : "FelixConfiguration default, which can switch WireGuard on, is not part of the"
                  + " snapshot");
      return;
    }
    Field spec = felix.get().root().at("spec");
    for (String key : List.of("wireguardEnabled", "wireguardEnabledV6")) {
      if (Found.truth(spec.at(key)) == YES) {
        Field hosts = spec.at("wireguardHostEncryptionEnabled");
        found
            .is(PluginSwitch.ENCRYPTS_PODS, YES, Found.says(felix.get(), spec.at(key)))
            .is(
                PluginSwitch.ENCRYPTS_HOSTS,
                Tristate.of(Found.truth(hosts) == YES),
                hosts.isMissing()
                    ? felix.get().ref().spoken() + " does not set wireguardHostEncryptionEnabled"
                    : Found.says(felix.get(), hosts));
        return;
      }
    }
    found.is(
        PluginSwitch.ENCRYPTS_PODS, NO, felix.get().ref().spoken() + " does not enable WireGuard");
  }
}
