package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.dialect.calico.CalicoObjects;
import io.inscope.snapshot.network.policy.PeerMatcher;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// Which peers mean nodes by their labels.
public final class NodeMembership {
  private final Map<String, Resource> nodes = new HashMap<>();
  private final PeerSets peers;
  private final CalicoObjects calico;

  NodeMembership(ClusterSnapshot snapshot, PeerSets peers, CalicoObjects calico) {
    snapshot.all(Kinds.NODE).forEach(node -> nodes.put(node.ref().name(), node));
    this.peers = peers;
    this.calico = calico;
  }

  /// Adds the sets that hold a node to `sure` or `maybe`.
  ///
  /// @param name empty when it is not known which
  void addTo(String name, BitSet sure, BitSet maybe) {
    Resource node = nodes.get(name);
    for (int number = 0; number < peers.size(); number++) {
      switch (peers.matcher(number)) {
        case PeerMatcher.Nodes selected -> {
          if (node == null || selected.nodes().isEverything()) {
            (selected.nodes().isEverything() ? sure : maybe).set(number);
          } else if (selected.nodes().matches(node.labels())) {
            sure.set(number);
          }
        }
        case PeerMatcher.Labelled labelled -> {
          if (calico.mayBeHost(labelled)) {
            maybe.set(number);
          }
        }
        default -> {}
      }
    }
  }
}
