package io.inscope.snapshot.network;

/// Walks both sides of one connection and tells every rule that was considered.
final class Explainer {
  Explainer(Cluster cluster, PluginFacts plugin) {}

  Explanation explain(Peer from, Peer to, PortRange port) {
    throw new UnsupportedOperationException();
  }
}
