package io.inscope.snapshot.network.policy;

import io.inscope.snapshot.network.Protocol;
import java.util.Map;

/// Who evaluates a policy. Layers do not know of each other, and a connection needs all of them:
/// what one permits, another may still refuse.
public enum Layer {
  /// The network plugin, by the addresses and ports of packets.
  NETWORK,
  /// Pod networks that are kept apart, as by a UserDefinedNetwork.
  SEGMENT,
  /// A firewall for what leaves the cluster, as by an EgressFirewall.
  EGRESS_FIREWALL,
  /// The proxies of a service mesh.
  MESH;

  /// Ports of a pod that its proxy does not guard.
  public static final NamedPort UNGUARDED = new NamedPort("(not through the proxy)", Protocol.TCP);

  private static final Ports TCP = Ports.all(Protocol.TCP);

  /// The ports of a pod on which it has a say. Meshes intercept TCP only ([Istio's
  /// requirements](https://istio.io/latest/docs/ops/deployment/application-requirements/)).
  public Ports concerns(Map<NamedPort, Ports> declared) {
    return this == MESH ? TCP.without(declared.getOrDefault(UNGUARDED, Ports.NONE)) : Ports.ALL;
  }
}
