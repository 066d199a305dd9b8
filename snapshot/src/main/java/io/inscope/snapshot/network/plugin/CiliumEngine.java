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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Cilium, also as GKE's Dataplane V2 and as Azure's CNI powered by Cilium. What it does stands in
/// the ConfigMap `cilium-config`.
///
/// Sources: [policy enforcement modes](https://docs.cilium.io/en/stable/security/policy/intro/),
/// [audit mode](https://docs.cilium.io/en/latest/security/policy-creation/),
/// [encryption](https://docs.cilium.io/en/stable/security/network/encryption/); that `endPort` is
/// ignored before 1.16: [issue 28684](https://github.com/cilium/cilium/issues/28684); that ipBlocks
/// do not mean pods: [issue 9209](https://github.com/cilium/cilium/issues/9209); that [Dataplane
/// V2](https://cloud.google.com/kubernetes-engine/docs/concepts/dataplane-v2) enforces policies
/// always.
final class CiliumEngine implements Engine {
  @Override
  public Optional<PluginFacts> recognize(Agent agent, ClusterSnapshot snapshot) {
    Optional<Field> google = agent.containerOr("anetd", "gke.gcr.io/cilium/");
    return google
        .or(() -> agent.container("cilium/cilium", "mirrored-cilium-cilium"))
        .map(container -> facts(agent, container, snapshot, google.isPresent()));
  }

  private static PluginFacts facts(
      Agent agent, Field container, ClusterSnapshot snapshot, boolean google) {
    String version = Agent.version(container);
    Tristate portRanges = google ? UNKNOWN : Agent.isAtLeast(version, 1, 16);
    Found found =
        Found.by(google ? "GKE Dataplane V2" : "Cilium", agent, container)
            .is(PluginSwitch.IP_BLOCK_MATCHES_PODS, NO)
            .is(PluginSwitch.IP_BLOCK_MATCHES_NODES, NO)
            .is(PluginSwitch.LOCAL_NODE_EGRESS_ALLOWED, NO)
            .is(PluginSwitch.CILIUM_POLICY, google ? UNKNOWN : YES)
            .is(PluginSwitch.CALICO_POLICY, NO);
    if (portRanges != UNKNOWN) {
      found.is(PluginSwitch.END_PORT, portRanges);
    }
    Optional<Resource> config = Found.configMap(snapshot, "cilium-config");
    if (config.isEmpty()) {
      String missing =
          "ConfigMap cilium-config, which can switch policies off, is not part of the snapshot";
      return found
          .enforces(google ? YES : UNKNOWN, google ? "its policies are always on" : missing)
          .is(PluginSwitch.ENCRYPTS_PODS, UNKNOWN, missing)
          .facts();
    }
    addPolicies(found, container, config.get());
    addEncryption(found, config.get());
    return found.facts();
  }

  private static void addPolicies(Found found, Field container, Resource config) {
    Field data = config.root().at("data");
    List<String> remarks = new ArrayList<>();
    Tristate enforces = YES;
    for (List<String> off :
        List.of(List.of("enable-policy", "never"), List.of("enable-k8s-networkpolicy", "false"))) {
      Field field = data.at(off.getFirst());
      if (off.getLast().equals(field.value())) {
        enforces = NO;
        remarks.add(Found.says(config, field));
      } else if (Agent.flag(container, "--" + off.getFirst()).equals(Optional.of(off.getLast()))) {
        enforces = NO;
        remarks.add("it runs with --" + off.getFirst() + "=" + off.getLast());
      }
    }
    Field chaining = data.at("cni-chaining-mode");
    if (chaining.isPresent() && !"none".equals(chaining.value())) {
      remarks.add(Found.says(config, chaining));
    }
    if (remarks.isEmpty()) {
      remarks.add(config.ref().spoken() + " leaves policies on");
    }
    found.enforces(enforces, String.join(", ", remarks));
    Field audit = data.at("policy-audit-mode");
    if (Found.truth(audit) == YES) {
      found.is(PluginSwitch.AUDIT_MODE, YES, Found.says(config, audit));
    } else if (Agent.flag(container, "--policy-audit-mode").equals(Optional.of("true"))) {
      found.is(PluginSwitch.AUDIT_MODE, YES, "it runs with --policy-audit-mode");
    }
    Field match = data.at("policy-cidr-match-mode");
    if (match.value() instanceof String modes) {
      found.is(
          PluginSwitch.IP_BLOCK_MATCHES_NODES,
          Tristate.of(modes.contains("nodes")),
          Found.says(config, match));
      found.is(
          PluginSwitch.IP_BLOCK_MATCHES_PODS,
          Tristate.of(modes.contains("pods")),
          Found.says(config, match));
    }
    Field local = data.at("allow-localhost");
    if ("policy".equals(local.value())) {
      found.is(PluginSwitch.LOCAL_NODE_INGRESS_ALLOWED, NO, Found.says(config, local));
    }
  }

  /// What stays inside a node is never encrypted; what the hosts send only when that is asked for.
  private static void addEncryption(Found found, Resource config) {
    Field data = config.root().at("data");
    for (String key : List.of("enable-wireguard", "enable-ipsec")) {
      if (Found.truth(data.at(key)) == YES) {
        Field hosts = data.at("encrypt-node");
        found
            .is(PluginSwitch.ENCRYPTS_PODS, YES, Found.says(config, data.at(key)))
            .is(
                PluginSwitch.ENCRYPTS_HOSTS,
                Tristate.of(Found.truth(hosts) == YES && key.equals("enable-wireguard")),
                hosts.isMissing()
                    ? config.ref().spoken() + " does not set encrypt-node"
                    : Found.says(config, hosts));
        return;
      }
    }
    Field ztunnel = data.at("enable-ztunnel");
    if (Found.truth(ztunnel) == YES) {
      found.is(
          PluginSwitch.ENCRYPTS_PODS,
          UNKNOWN,
          Found.says(config, ztunnel) + ", which protects pods of enrolled namespaces only");
      return;
    }
    found.is(
        PluginSwitch.ENCRYPTS_PODS,
        NO,
        config.ref().spoken() + " enables neither WireGuard nor IPsec");
  }
}
