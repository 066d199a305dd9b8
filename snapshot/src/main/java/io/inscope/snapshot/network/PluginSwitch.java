package io.inscope.snapshot.network;

import java.util.Locale;

/// Something in which network plugins differ and on which answers depend.
///
/// The defaults are those of a plugin of which only that it conforms is known: what the Kubernetes
/// documentation of [network
/// policies](https://kubernetes.io/docs/concepts/services-networking/network-policies/) promises or
/// leaves open.
public enum PluginSwitch {
  ENFORCED(Tristate.UNKNOWN, "network policies are made true"),
  AUDIT_MODE(Tristate.NO, "what policies deny is only logged, and passes"),
  IP_BLOCK_MATCHES_PODS(Tristate.YES, "an ipBlock also matches addresses of pods"),
  IP_BLOCK_MATCHES_NODES(Tristate.YES, "an ipBlock also matches addresses of nodes"),
  END_PORT(Tristate.YES, "endPort of a NetworkPolicy is obeyed; otherwise only its port is"),
  LOCAL_NODE_INGRESS_ALLOWED(
      Tristate.YES, "what a pod's own node sends to it passes whatever policies say"),
  LOCAL_NODE_EGRESS_ALLOWED(
      Tristate.UNKNOWN, "what a pod sends to its own node passes whatever policies say"),
  ADMIN_NETWORK_POLICY(
      Tristate.UNKNOWN, "AdminNetworkPolicy and BaselineAdminNetworkPolicy are made true"),
  CLUSTER_NETWORK_POLICY(
      Tristate.UNKNOWN, "ClusterNetworkPolicy (policy.networking.k8s.io) is made true"),
  CALICO_POLICY(Tristate.UNKNOWN, "the policies of Calico's own kinds are made true"),
  CILIUM_POLICY(Tristate.UNKNOWN, "the policies of Cilium's own kinds are made true"),
  ENCRYPTS_PODS(
      Tristate.UNKNOWN, "traffic between pods on different nodes is encrypted by the plugin"),
  ENCRYPTS_HOSTS(Tristate.UNKNOWN, "so is traffic of pods in the host's network, and of nodes");

  private final Tristate generic;
  private final String meaning;

  PluginSwitch(Tristate generic, String meaning) {
    this.generic = generic;
    this.meaning = meaning;
  }

  /// As people state it: `ip_block_matches_pods`.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What holds of a plugin about which nothing is known.
  public Tristate generic() {
    return generic;
  }

  /// What YES means, as a clause.
  public String meaning() {
    return meaning;
  }
}
