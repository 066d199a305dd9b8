package io.inscope.snapshot.network;

/// The network plugin as the snapshot shows it, and every switch in which plugins differ.
///
/// @param name `Calico`, `Cilium`, ...; `unknown` when nothing in the snapshot shows one
/// @param version as its image tag tells, else empty
/// @param evidence what shows it: `DaemonSet kube-system/calico-node, image
///   docker.io/calico/node:v3.29.1`
public record PluginFacts(String name, String version, String evidence, PluginSwitches switches) {

  /// A plugin of which only these switches are known.
  public PluginFacts(
      String name,
      String version,
      Enforcement enforces,
      Tristate ipBlockMatchesPods,
      Tristate ipBlockMatchesNodes,
      String evidence) {
    this(
        name,
        version,
        evidence,
        PluginSwitches.GENERIC
            .detected(PluginSwitch.ENFORCED, enforces.asTristate(), evidence)
            .detected(PluginSwitch.IP_BLOCK_MATCHES_PODS, ipBlockMatchesPods, evidence)
            .detected(PluginSwitch.IP_BLOCK_MATCHES_NODES, ipBlockMatchesNodes, evidence));
  }

  /// Whether it makes networking.k8s.io policies true in the cluster as a whole, and what says so;
  /// single nodes may differ.
  public Enforced enforced() {
    PluginSwitches.Setting enforced = switches.get(PluginSwitch.ENFORCED);
    PluginSwitches.Setting audit = switches.get(PluginSwitch.AUDIT_MODE);
    return Enforced.weaker(
        new Enforced(Enforcement.of(enforced.value()), enforced.evidence()),
        new Enforced(Enforcement.of(audit.value().not()), audit.evidence()));
  }

  /// Whether it makes networking.k8s.io policies true.
  public Enforcement enforcesNetworkPolicy() {
    return enforced().state();
  }

  /// Whether an ipBlock also matches addresses of pods.
  public Tristate ipBlockMatchesPods() {
    return switches.value(PluginSwitch.IP_BLOCK_MATCHES_PODS);
  }

  /// Whether an ipBlock also matches addresses of nodes.
  public Tristate ipBlockMatchesNodes() {
    return switches.value(PluginSwitch.IP_BLOCK_MATCHES_NODES);
  }
}
