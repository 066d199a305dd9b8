package io.inscope.snapshot.network;

import java.util.BitSet;
import java.util.List;
import java.util.Map;

/// One that takes part in connections, reduced to what policies can tell apart: pods of the same
/// party get the same answers. This is what makes the engine's work independent of the number of
/// pods.
///
/// @param sure the peer sets (see [PeerSets]) it is in
/// @param maybe the peer sets of which it is not known whether it is in
/// @param egress the policies that isolate it for egress
/// @param ingress the policies that isolate it for ingress
/// @param ports what the port names that policies use mean on it
record Party(
    Nature nature,
    BitSet sure,
    BitSet maybe,
    List<AppliedPolicy> egress,
    List<AppliedPolicy> ingress,
    List<Doubt> egressDoubts,
    List<Doubt> ingressDoubts,
    Map<NamedPort, Ports> ports) {
  /// What it is, as far as it decides whether policies apply.
  enum Nature {
    POD,
    /// A pod in the host's network, or a node: no policy selects it.
    HOST,
    OUTSIDE,
    /// Known to exist, but not in the snapshot: it may be among any peers.
    UNSEEN
  }

  /// Somebody to whom no policy applies.
  static Party free(Nature nature, BitSet sure, BitSet maybe) {
    return new Party(nature, sure, maybe, List.of(), List.of(), List.of(), List.of(), Map.of());
  }

  List<AppliedPolicy> policies(Direction direction) {
    return direction == Direction.EGRESS ? egress : ingress;
  }

  List<Doubt> doubts(Direction direction) {
    return direction == Direction.EGRESS ? egressDoubts : ingressDoubts;
  }

  Tristate in(int peerSet) {
    return sure.get(peerSet) ? Tristate.YES : maybe.get(peerSet) ? Tristate.UNKNOWN : Tristate.NO;
  }
}
