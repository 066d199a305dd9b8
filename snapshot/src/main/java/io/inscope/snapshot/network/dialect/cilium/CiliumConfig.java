package io.inscope.snapshot.network.dialect.cilium;

import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.Tristate;
import java.util.Optional;

/// How Cilium's agents are set, as far as it changes what policies mean. Source: [policy
/// enforcement modes](https://docs.cilium.io/en/stable/security/policy/intro/) and the agent's
/// [options](https://docs.cilium.io/en/stable/cmdref/cilium-agent/).
///
/// @param map ConfigMap `cilium-config`; empty when the snapshot has none: then each setting is at
///   its default, as far as known
record CiliumConfig(Optional<Resource> map) {
  static CiliumConfig of(ClusterSnapshot snapshot) {
    return new CiliumConfig(
        snapshot
            .all(Kinds.CONFIG_MAP)
            .filter(map -> map.ref().name().equals("cilium-config"))
            .findFirst());
  }

  private Optional<String> text(String key) {
    try {
      return map.flatMap(found -> found.root().at("data", key).text());
    } catch (WrongShape e) {
      return Optional.empty();
    }
  }

  /// Whether pods that no policy selects are closed too.
  boolean closesAll() {
    return text("enable-policy").orElse("").equals("always");
  }

  /// Whether CIDRs match addresses of nodes, which they do not by default.
  boolean cidrMatchesNodes() {
    return text("policy-cidr-match-mode").orElse("").contains("nodes");
  }

  /// Whether a pod's own node needs a policy to reach it.
  boolean policesOwnNode() {
    return text("allow-localhost").orElse("").equals("policy");
  }

  /// The name of the cluster; empty when the snapshot does not tell.
  Optional<String> clusterName() {
    return map.map(_ -> text("cluster-name").orElse("default"));
  }

  /// Whether a switch that is off by default is on.
  Tristate isOn(String key) {
    return map.isEmpty() ? Tristate.UNKNOWN : Tristate.of(text(key).orElse("false").equals("true"));
  }
}
