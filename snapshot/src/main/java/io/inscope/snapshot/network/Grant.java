package io.inscope.snapshot.network;

import java.util.List;

/// What one side of a connection permits, and by what.
///
/// @param allowed the ports it permits
/// @param unknown the ports of which that is not known
/// @param basis what the answer rests on
/// @param permits the rules that match, when it rests on policies
/// @param doubts what puts the answer in doubt
record Grant(Ports allowed, Ports unknown, Basis basis, List<Permit> permits, List<Doubt> doubts) {
  /// What an answer rests on.
  enum Basis {
    /// The side is not in the cluster.
    OUTSIDE,
    /// The side is not in the snapshot.
    UNSEEN,
    /// The side uses the host's network.
    HOST,
    /// Both run on the same node.
    SAME_NODE,
    /// No policy selects the side.
    FREE,
    POLICIES
  }

  /// A rule that matches, on these ports of this destination.
  record Permit(Rule rule, Ports ports, boolean sure) {}

  Ports possible() {
    return allowed.or(unknown);
  }
}
