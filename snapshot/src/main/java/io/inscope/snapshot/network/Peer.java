package io.inscope.snapshot.network;

import io.inscope.snapshot.model.ResourceRef;

/// A side of a question put to the engine.
public sealed interface Peer {
  /// A workload, or one of its pods.
  record OfObject(ResourceRef ref) implements Peer {}

  /// An address or CIDR outside the cluster, as text: `203.0.113.7`, `203.0.113.0/24`.
  record OfAddress(String cidr) implements Peer {}
}
