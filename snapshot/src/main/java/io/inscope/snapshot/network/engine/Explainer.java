package io.inscope.snapshot.network.engine;

import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Enforced;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.Explanation;
import io.inscope.snapshot.network.Peer;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.policy.Ports;
import io.inscope.snapshot.network.reach.Cluster;
import io.inscope.snapshot.network.reach.Member;
import io.inscope.snapshot.network.reach.Party;
import io.inscope.snapshot.network.reach.Permission;
import io.inscope.snapshot.network.reach.Ruling;
import java.util.ArrayList;
import java.util.List;

/// Walks both sides of one connection and tells every rule that was considered.
public final class Explainer {
  private final Cluster cluster;
  private final Enforcement enforced;

  Explainer(Cluster cluster, PluginFacts plugin) {
    this.cluster = cluster;
    this.enforced = plugin.enforcesNetworkPolicy();
  }

  /// One pair of parties and what they may do.
  private record Pair(Party from, Party to, Permission permission, Answer answer) {}

  Explanation explain(Peer from, Peer to, PortRange port) {
    Asked source = Asked.find(from, cluster);
    Asked target = Asked.find(to, cluster);
    List<Pair> pairs = new ArrayList<>();
    for (Party f : source.parties()) {
      for (Party t : target.parties()) {
        Permission permission = permission(source, f, target, t);
        pairs.add(
            new Pair(f, t, permission, answer(permission.allowed(), permission.unknown(), port)));
      }
    }
    requireOneAnswer(pairs, source, target);
    Pair decisive =
        pairs.stream()
            .min((a, b) -> Integer.compare(weight(a.answer()), weight(b.answer())))
            .orElseThrow();
    Explanation.Side egress =
        new ExplainedSide(
                cluster, Direction.EGRESS, source, target, decisive.from(), decisive.to(), port)
            .side(decisive.permission().egress());
    Explanation.Side ingress =
        new ExplainedSide(
                cluster, Direction.INGRESS, target, source, decisive.to(), decisive.from(), port)
            .side(decisive.permission().ingress());
    return new Explanation(
        source.name(),
        target.name(),
        port,
        decisive.answer(),
        decisive.permission().enforced().map(Enforced::state).orElse(enforced),
        egress,
        ingress,
        because(decisive, egress, ingress, port));
  }

  private Permission permission(Asked source, Party f, Asked target, Party t) {
    Member from = source.member();
    Member to = target.member();
    return from != null && to != null
        ? cluster.permissions().between(from, f, to, t)
        : cluster.permissions().between(f, t);
  }

  /// Of a workload's pods one that may connect is enough; the parts of an address range must agree,
  /// or the question has no answer.
  private static void requireOneAnswer(List<Pair> pairs, Asked source, Asked target) {
    boolean range = source.member() == null || target.member() == null;
    if (range && pairs.stream().map(Pair::answer).distinct().count() > 1) {
      throw new IllegalArgumentException(
          "policies treat parts of %s differently; ask for a smaller range or a single address"
              .formatted(source.member() == null ? source.name() : target.name()));
    }
  }

  private static int weight(Answer answer) {
    return switch (answer) {
      case ALLOWED -> 0;
      case UNKNOWN -> 1;
      case DENIED -> 2;
    };
  }

  static Answer answer(Ruling ruling, PortRange port) {
    return answer(ruling.allowed(), ruling.unknown(), port);
  }

  static Answer answer(Ports allowed, Ports unknown, PortRange port) {
    return allowed.meets(port)
        ? Answer.ALLOWED
        : unknown.meets(port) ? Answer.UNKNOWN : Answer.DENIED;
  }

  private static String because(
      Pair pair, Explanation.Side egress, Explanation.Side ingress, PortRange port) {
    Answer leaving = answer(pair.permission().egress(), port);
    Answer entering = answer(pair.permission().ingress(), port);
    return switch (pair.answer()) {
      case ALLOWED -> "Allowed: " + egress.summary() + "; " + ingress.summary() + ".";
      case UNKNOWN ->
          "Unknown: " + (leaving == Answer.UNKNOWN ? egress.summary() : ingress.summary()) + ".";
      case DENIED ->
          "Denied: "
              + (leaving == Answer.DENIED ? egress.summary() : ingress.summary())
              + (leaving == Answer.DENIED && entering == Answer.DENIED
                  ? "; " + ingress.summary()
                  : "")
              + ".";
    };
  }
}
