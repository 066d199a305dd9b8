package io.inscope.snapshot.network;

import io.inscope.snapshot.network.AppliedPolicy.AppliedRule;
import io.inscope.snapshot.network.Grant.Basis;
import io.inscope.snapshot.network.Grant.Permit;
import java.util.ArrayList;
import java.util.List;

/// The rule of evaluation: a side no policy selects is open; otherwise it permits what any rule of
/// any policy that selects it permits, and nothing else. A connection needs both sides.
///
/// Policies of other kinds, with tiers and denials, extend [#grant], and nothing else.
final class Evaluation {
  private Evaluation() {}

  /// What `subject` permits towards `peer`.
  ///
  /// @param destination the one of the two whose ports are meant
  static Grant grant(Party subject, Direction direction, Party peer, Party destination) {
    if (subject.nature() != Party.Nature.POD) {
      Basis basis =
          switch (subject.nature()) {
            case OUTSIDE -> Basis.OUTSIDE;
            case UNSEEN -> Basis.UNSEEN;
            case HOST, POD -> Basis.HOST;
          };
      return new Grant(Ports.ALL, Ports.NONE, basis, List.of(), List.of());
    }
    List<AppliedPolicy> policies = subject.policies(direction);
    boolean open = policies.isEmpty();
    Ports allowed = open ? Ports.ALL : Ports.NONE;
    Ports unknown = Ports.NONE;
    List<Permit> permits = new ArrayList<>();
    for (AppliedPolicy policy : policies) {
      for (AppliedRule rule : policy.rules(direction)) {
        Tristate matches = rule.matches(peer);
        if (matches == Tristate.NO) {
          continue;
        }
        Ports ports = rule.rule().ports().on(destination.ports());
        if (matches == Tristate.YES) {
          allowed = allowed.or(ports);
        } else {
          unknown = unknown.or(ports);
        }
        permits.add(new Permit(rule.rule(), ports, matches == Tristate.YES));
      }
    }
    for (Doubt doubt : subject.doubts(direction)) {
      switch (doubt.reach()) {
        case OPENNESS -> unknown = open ? Ports.ALL : unknown;
        case DENIAL, ALL -> unknown = Ports.ALL;
      }
      if (open || doubt.reach() == Doubt.Reach.ALL) {
        allowed = Ports.NONE;
      }
    }
    return new Grant(
        allowed,
        unknown.without(allowed),
        open ? Basis.FREE : Basis.POLICIES,
        List.copyOf(permits),
        subject.doubts(direction));
  }

  static Permission between(Party from, Party to) {
    return new Permission(
        grant(from, Direction.EGRESS, to, to), grant(to, Direction.INGRESS, from, to));
  }
}
