package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.dialect.calico.CalicoObjects;
import io.inscope.snapshot.network.policy.PeerMatcher;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/// Which peers mean nodes by their labels.
public final class NodeMembership {
  private final Map<String, Resource> nodes = new HashMap<>();
  private final PeerSets peers;
  private final int[] ofNodes;

  NodeMembership(ClusterSnapshot snapshot, PeerSets peers, CalicoObjects calico) {
    snapshot.all(Kinds.NODE).forEach(node -> nodes.put(node.ref().name(), node));
    this.peers = peers;
    this.ofNodes =
        IntStream.range(0, peers.size())
            .filter(
                number ->
                    peers.matcher(number) instanceof PeerMatcher.Nodes
                        || (peers.matcher(number) instanceof PeerMatcher.Labelled labelled
                            && calico.mayBeHost(labelled)))
            .toArray();
  }

  /// Adds the sets that hold a node to `sure` or `maybe`.
  ///
  /// @param name empty when it is not known which
  void addTo(String name, BitSet sure, BitSet maybe) {
    Resource node = nodes.get(name);
    for (int number : ofNodes) {
      switch (peers.matcher(number)) {
        case PeerMatcher.Nodes selected -> {
          if (node == null || selected.nodes().isEverything()) {
            (selected.nodes().isEverything() ? sure : maybe).set(number);
          } else if (selected.nodes().matches(node.labels())) {
            sure.set(number);
          }
        }
        default -> maybe.set(number);
      }
    }
  }
}
