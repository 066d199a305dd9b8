package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.policy.PeerMatcher;
import io.inscope.snapshot.network.policy.Policy;
import io.inscope.snapshot.network.policy.Rank;
import io.inscope.snapshot.network.policy.RejectedPolicy;
import io.inscope.snapshot.network.policy.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A policy whose peers are numbered sets. Compared by identity: one object for each policy.
public final class AppliedPolicy {
  private final Policy policy;
  private final String doubt;
  private final PeerSets.Membership subject;
  private final List<AppliedRule> ingress;
  private final List<AppliedRule> egress;
  private final boolean readable;

  /// @param doubt why it is not known whether the cluster applies it; else empty
  AppliedPolicy(Policy policy, String doubt, PeerSets peers) {
    this(policy, doubt, peers, true);
  }

  private AppliedPolicy(Policy policy, String doubt, PeerSets peers, boolean readable) {
    this.policy = policy;
    this.doubt = doubt;
    this.subject = peers.membership(policy.subject());
    this.ingress = applied(policy.rules(Direction.INGRESS), peers);
    this.egress = applied(policy.rules(Direction.EGRESS), peers);
    this.readable = readable;
  }

  /// One that may decide anything.
  static AppliedPolicy unreadable(RejectedPolicy rejected, PeerSets peers) {
    return new AppliedPolicy(
        new Policy(
            rejected.resource(),
            rejected.rank(),
            rejected.subject(),
            rejected.directions(),
            List.of(),
            List.of()),
        rejected.resource().ref().spoken() + " selects it but is not valid: " + rejected.reason(),
        peers,
        false);
  }

  private static List<AppliedRule> applied(List<Rule> rules, PeerSets peers) {
    return rules.stream()
        .map(
            rule ->
                new AppliedRule(
                    rule, peers.memberships(rule.peers()), peers.memberships(rule.selves())))
        .toList();
  }

  public Policy policy() {
    return policy;
  }

  Rank rank() {
    return policy.rank();
  }

  String doubt() {
    return doubt;
  }

  /// Whether its rules are known.
  public boolean isReadable() {
    return readable;
  }

  /// Whether it selects the pods of a party.
  Tristate selects(Party party) {
    return subject.of(party);
  }

  public List<AppliedRule> rules(Direction direction) {
    return direction == Direction.INGRESS ? ingress : egress;
  }

  /// A rule and its peers' sets.
  public static final class AppliedRule {
    private final Rule rule;
    private final List<PeerSets.Membership> peers;
    private final List<PeerSets.Membership> selves;

    AppliedRule(Rule rule, List<PeerSets.Membership> peers, List<PeerSets.Membership> selves) {
      this.rule = rule;
      this.peers = peers;
      this.selves = selves;
    }

    public Rule rule() {
      return rule;
    }

    /// Those of its peers that mean a party, or may.
    public Map<PeerMatcher, Tristate> meaning(Party peer) {
      Map<PeerMatcher, Tristate> meaning = new LinkedHashMap<>();
      for (int i = 0; i < peers.size(); i++) {
        Tristate means = peers.get(i).of(peer);
        if (means != Tristate.NO) {
          meaning.put(rule.peers().get(i), means);
        }
      }
      return meaning;
    }

    /// Whether a party is among its peers.
    public Tristate means(Party peer) {
      return PeerSets.any(peers, peer);
    }

    /// The peer sets it looks at to find out whether it means a peer.
    IntStream peerSets() {
      return peers.stream().flatMapToInt(PeerSets.Membership::sets);
    }

    /// Whether it means only some of its policy's subjects.
    boolean tellsSubjectsApart() {
      return !selves.isEmpty();
    }

    /// Whether it means traffic between the two.
    public Tristate matches(Party subject, Party peer) {
      Tristate matches = PeerSets.any(peers, peer);
      return matches == Tristate.NO || selves.isEmpty()
          ? matches
          : matches.and(PeerSets.all(selves, subject));
    }
  }
}
