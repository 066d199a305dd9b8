package io.inscope.snapshot.network.policy;

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
  MESH
}
