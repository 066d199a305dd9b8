package io.inscope.snapshot.network;

import java.util.List;

/// A policy whose peers are numbered sets. Compared by identity: one object for each policy.
final class AppliedPolicy {
  private final Policy policy;
  private final List<AppliedRule> ingress;
  private final List<AppliedRule> egress;

  AppliedPolicy(Policy policy, PeerSets peers) {
    this.policy = policy;
    this.ingress = applied(policy.rules(Direction.INGRESS), peers);
    this.egress = applied(policy.rules(Direction.EGRESS), peers);
  }

  private static List<AppliedRule> applied(List<Rule> rules, PeerSets peers) {
    return rules.stream()
        .map(rule -> new AppliedRule(rule, rule.peers().stream().mapToInt(peers::number).toArray()))
        .toList();
  }

  Policy policy() {
    return policy;
  }

  List<AppliedRule> rules(Direction direction) {
    return direction == Direction.INGRESS ? ingress : egress;
  }

  /// A rule and the numbers of its peers' sets.
  static final class AppliedRule {
    private final Rule rule;
    private final int[] peerSets;

    AppliedRule(Rule rule, int[] peerSets) {
      this.rule = rule;
      this.peerSets = peerSets;
    }

    Rule rule() {
      return rule;
    }

    /// Whether the party is among the rule's peers.
    Tristate matches(Party peer) {
      Tristate best = Tristate.NO;
      for (int set : peerSets) {
        Tristate one = set == PeerSets.ANYONE ? Tristate.YES : peer.in(set);
        if (one == Tristate.YES) {
          return Tristate.YES;
        }
        best = one == Tristate.UNKNOWN ? one : best;
      }
      return best;
    }
  }
}
