package io.inscope.snapshot.network.plugin;

import static io.inscope.snapshot.network.Tristate.NO;
import static io.inscope.snapshot.network.Tristate.UNKNOWN;
import static io.inscope.snapshot.network.Tristate.YES;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.PluginSwitch;
import io.inscope.snapshot.network.Tristate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Plugins that build on Open vSwitch: Antrea, OVN-Kubernetes, OpenShift SDN, Kube-OVN.
///
/// Sources: [Antrea's
/// encryption](https://github.com/antrea-io/antrea/blob/main/docs/traffic-encryption.md); [IPsec of
/// OVN-Kubernetes](https://docs.okd.io/4.15/networking/ovn_kubernetes_network_provider/configuring-ipsec-ovn.html);
/// the modes of [OpenShift
/// SDN](https://docs.okd.io/4.9/networking/openshift_sdn/about-openshift-sdn.html) and that [it
/// ignores egress
/// rules](https://docs.okd.io/4.9/networking/network_policy/about-network-policy.html).
final class OvsEngines implements Engine {
  static final String SDN = "OpenShift SDN";

  private static final Pattern ANTREA_MODE =
      Pattern.compile("(?m)^\\s*trafficEncryptionMode:\\s*\"?(\\w+)\"?");

  @Override
  public Optional<PluginFacts> recognize(Agent agent, ClusterSnapshot snapshot) {
    return Stream.<Optional<Found>>of(
            agent
                .containerOr("antrea-agent", "/antrea-agent", "antrea/antrea-ubuntu")
                .map(c -> antrea(agent, c, snapshot)),
            agent
                .containerOr("ovnkube-node", "ovnkube-node", "ovnkube-controller")
                .map(c -> ovn(agent, c, snapshot)),
            agent.containerOr("kube-ovn-cni", "kubeovn/kube-ovn").map(c -> kubeOvn(agent, c)),
            agent.namespace().equals("openshift-sdn")
                ? agent.containerOr("sdn").map(c -> sdn(agent, c, snapshot))
                : Optional.empty())
        .flatMap(Optional::stream)
        .findFirst()
        .map(
            found ->
                found
                    .is(PluginSwitch.CALICO_POLICY, NO)
                    .is(PluginSwitch.CILIUM_POLICY, NO)
                    .facts());
  }

  private static Found antrea(Agent agent, Field container, ClusterSnapshot snapshot) {
    Found found =
        Found.by("Antrea", agent, container)
            .enforces(YES, "")
            .is(PluginSwitch.ADMIN_NETWORK_POLICY, YES);
    Optional<Resource> config =
        snapshot
            .all(Kinds.CONFIG_MAP)
            .filter(map -> map.ref().name().startsWith("antrea-config"))
            .filter(map -> map.root().at("data").isObject())
            .findFirst();
    if (config.isEmpty()) {
      return found.is(
          PluginSwitch.ENCRYPTS_PODS,
          UNKNOWN,
          "ConfigMap antrea-config is not part of the snapshot");
    }
    Field text = config.get().root().at("data", "antrea-agent.conf");
    Matcher mode = ANTREA_MODE.matcher(text.text(""));
    String said = mode.find() ? mode.group(1) : "none";
    return found.is(
        PluginSwitch.ENCRYPTS_PODS,
        Tristate.of(!said.equals("none")),
        "%s (%s) says trafficEncryptionMode: %s"
            .formatted(config.get().ref().spoken(), config.get().place(text), said));
  }

  private static Optional<Resource> network(ClusterSnapshot snapshot) {
    return Found.object(snapshot, "Network", "cluster", List.of("operator.openshift.io"));
  }

  /// Before the field `mode` came, `ipsecConfig: {}` switched IPsec on.
  private static Found ovn(Agent agent, Field container, ClusterSnapshot snapshot) {
    Found found =
        Found.by("OVN-Kubernetes", agent, container)
            .enforces(YES, "")
            .is(PluginSwitch.LOCAL_NODE_INGRESS_ALLOWED, YES)
            .is(PluginSwitch.ADMIN_NETWORK_POLICY, YES);
    Optional<Resource> network = network(snapshot);
    if (network.isEmpty()) {
      return found.is(
          PluginSwitch.ENCRYPTS_PODS,
          UNKNOWN,
          "Network.operator.openshift.io cluster, which can switch IPsec on, is not part of the"
              + " snapshot");
    }
    Field ipsec =
        network.get().root().at("spec", "defaultNetwork", "ovnKubernetesConfig", "ipsecConfig");
    if (ipsec.isMissing()) {
      return found.is(
          PluginSwitch.ENCRYPTS_PODS, NO, network.get().ref().spoken() + " has no ipsecConfig");
    }
    String mode = ipsec.at("mode").text("Full");
    return found
        .is(
            PluginSwitch.ENCRYPTS_PODS,
            Tristate.of(mode.equals("Full")),
            "%s (%s) says ipsecConfig mode: %s"
                .formatted(network.get().ref().spoken(), network.get().place(ipsec), mode))
        .is(PluginSwitch.ENCRYPTS_HOSTS, NO);
  }

  private static Found sdn(Agent agent, Field container, ClusterSnapshot snapshot) {
    Found found = Found.by(SDN, agent, container).is(PluginSwitch.ENCRYPTS_PODS, NO);
    Optional<Resource> network = network(snapshot);
    if (network.isEmpty()) {
      return found.enforces(
          UNKNOWN,
          "Network.operator.openshift.io cluster, which names its mode, is not part of the"
              + " snapshot");
    }
    Field mode = network.get().root().at("spec", "defaultNetwork", "openshiftSDNConfig", "mode");
    if (mode.isMissing()) {
      return found.enforces(YES, "its default mode is NetworkPolicy");
    }
    return found.enforces(
        Tristate.of("NetworkPolicy".equals(mode.value())), Found.says(network.get(), mode));
  }

  private static Found kubeOvn(Agent agent, Field container) {
    return Found.by("Kube-OVN", agent, container)
        .enforces(YES, "")
        .is(PluginSwitch.ADMIN_NETWORK_POLICY, YES)
        .is(PluginSwitch.CLUSTER_NETWORK_POLICY, YES);
  }
}
