package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.network.policy.Ports;
import io.inscope.snapshot.network.policy.Rule;
import java.util.List;
import java.util.stream.Stream;

/// What a list of policies permits on one side of a connection, and by what.
///
/// @param allowed the ports it permits
/// @param unknown the ports of which that is not known
/// @param basis what the answer rests on
/// @param hits the rules that match, when it rests on policies, on the ports no earlier rule took
/// @param open the ports on which no policy decides
/// @param doubts what puts the answer in doubt
public record Grant(
    Ports allowed, Ports unknown, Basis basis, List<Hit> hits, Ports open, List<Doubt> doubts) {
  /// What an answer rests on.
  public enum Basis {
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

  /// A rule that decides, on these ports of this destination.
  public record Hit(Rule rule, Ports ports, boolean sure) {}

  /// A side to which no policy applies.
  static Grant free(Basis basis, List<Doubt> doubts) {
    return new Grant(Ports.ALL, Ports.NONE, basis, List.of(), Ports.ALL, doubts);
  }

  public Ports possible() {
    return allowed.or(unknown);
  }

  Grant either(Grant other, String reason) {
    Ports both = allowed.and(other.allowed);
    Ports one = possible().or(other.possible()).without(both);
    return new Grant(
        both,
        one,
        basis,
        Stream.concat(hits.stream(), other.hits.stream()).distinct().toList(),
        open.or(other.open),
        one.isEmpty() ? doubts : with(new Doubt(Doubt.Reach.ALL, reason)));
  }

  Grant perhaps(Ports more, Doubt doubt) {
    Ports perhaps = more.without(allowed);
    return perhaps.isEmpty() ? this : new Grant(allowed, perhaps, basis, hits, open, with(doubt));
  }

  private List<Doubt> with(Doubt doubt) {
    return Stream.concat(doubts.stream(), Stream.of(doubt)).toList();
  }
}
