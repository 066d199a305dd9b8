package io.inscope.snapshot.network.dialect.cilium;

import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.network.address.AddressSet;
import io.inscope.snapshot.network.policy.PeerMatcher;
import java.util.ArrayList;
import java.util.List;

/// One of a rule's peers.
///
/// @param caveat on what else it depends whether it is meant; else empty
record CiliumPeer(PeerMatcher matcher, String caveat) {
  static final PeerMatcher PODS =
      new PeerMatcher.PodsIn(LabelSelector.EVERYTHING, LabelSelector.EVERYTHING);
  static final PeerMatcher NODES = new PeerMatcher.Nodes(LabelSelector.EVERYTHING);

  /// Of a list that is there and empty, and of a rule that names neither peers nor ports.
  static final CiliumPeer NOBODY =
      sure(new PeerMatcher.Named("nobody", new PeerMatcher.Any(List.of())));

  static CiliumPeer sure(PeerMatcher matcher) {
    return new CiliumPeer(matcher, "");
  }

  /// Somebody who is not a workload, a node or an address of the snapshot. One of whom nothing is
  /// known may still be it.
  static CiliumPeer unseen(String words) {
    return sure(
        new PeerMatcher.Named(
            words, new PeerMatcher.PodsHere("(" + words + ")", LabelSelector.EVERYTHING)));
  }

  /// Addresses that are not those of pods, which Cilium knows by their labels alone, nor of nodes.
  /// Source: [CIDR based
  /// rules](https://docs.cilium.io/en/stable/security/policy/language/#ip-cidr-based).
  ///
  /// @param nodes whether those of nodes count too
  static PeerMatcher outside(String words, AddressSet addresses, boolean nodes) {
    List<PeerMatcher> all = new ArrayList<>();
    all.add(new PeerMatcher.Addresses(words, addresses));
    all.add(new PeerMatcher.Not(PODS));
    if (!nodes) {
      all.add(new PeerMatcher.Not(NODES));
    }
    return new PeerMatcher.Named(words, new PeerMatcher.Each(all));
  }
}
