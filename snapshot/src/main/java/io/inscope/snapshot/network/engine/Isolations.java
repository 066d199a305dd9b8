package io.inscope.snapshot.network.engine;

import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Enforced;
import io.inscope.snapshot.network.Isolation;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.policy.Action;
import io.inscope.snapshot.network.policy.Ports;
import io.inscope.snapshot.network.reach.AppliedPolicy;
import io.inscope.snapshot.network.reach.Chain;
import io.inscope.snapshot.network.reach.Cluster;
import io.inscope.snapshot.network.reach.Doubt;
import io.inscope.snapshot.network.reach.Grant;
import io.inscope.snapshot.network.reach.Member;
import io.inscope.snapshot.network.reach.Party;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says whether a workload is isolated: whether every pod of it is, and no policy of another kind
/// opens it to everybody all the same. The rules of NetworkPolicies isolate, whatever they permit.
/// What denies everybody isolates as well as what closes.
final class Isolations {
  private final Cluster cluster;

  Isolations(Cluster cluster) {
    this.cluster = cluster;
  }

  /// What opens a party to everybody on all ports.
  ///
  /// @param opened UNKNOWN when that is not sure
  /// @param by names of rules, or reasons of doubt
  private record Opening(Tristate opened, Collection<String> by) {
    static final Opening NONE = new Opening(Tristate.NO, List.of());

    String words() {
      return opened == Tristate.YES
          ? "%s %s it to everybody"
              .formatted(String.join(", ", by), by.size() == 1 ? "opens" : "open")
          : by.isEmpty() ? "it may be open to everybody" : String.join("; ", by);
    }
  }

  static Enforced enforced(Member member, Direction direction, PluginFacts plugin) {
    return member.parties().stream()
        .filter(party -> party.nature() == Party.Nature.POD)
        .map(party -> party.isolationEnforced(direction))
        .reduce(Enforced::weaker)
        .orElse(plugin.enforced());
  }

  Isolation of(Member member, Direction direction, PluginFacts plugin) {
    Enforced enforced = enforced(member, direction, plugin);
    TreeSet<ResourceRef> policies = new TreeSet<>();
    TreeSet<String> doubts = new TreeSet<>();
    boolean host = false;
    int open = 0;
    boolean doubtful = false;
    Opening opening = Opening.NONE;
    TreeSet<ResourceRef> others = new TreeSet<>();
    for (Party party : member.parties()) {
      Chain chain = party.chain(direction);
      host |= party.nature() == Party.Nature.HOST;
      boolean closed = chain.isolates() || deniesEverybody(party, direction);
      open += closed ? 0 : 1;
      policies.addAll(isolating(party, direction));
      chain.policies().forEach(policy -> others.add(policy.policy().ref()));
      for (Doubt doubt : chain.doubts()) {
        doubts.add(doubt.reason());
        doubtful |= !closed || doubt.reach() == Doubt.Reach.ALL;
      }
      if (chain.isolates() && chain.policies().stream().anyMatch(Isolations::isOfAnotherKind)) {
        opening = stronger(opening, opening(party, direction, true));
      }
    }
    others.removeAll(policies);
    List<ResourceRef> sorted = List.copyOf(policies);
    if (host) {
      return new Isolation(
          Isolation.State.UNKNOWN, sorted, enforced.state(), "host network: policies do not apply");
    }
    if (doubtful) {
      return new Isolation(
          Isolation.State.UNKNOWN, sorted, enforced.state(), String.join("; ", doubts));
    }
    if (open == 0) {
      return closed(sorted, opening, enforced);
    }
    return new Isolation(
        Isolation.State.NO,
        sorted,
        enforced.state(),
        open < member.parties().size()
            ? "policies select only some of its pods"
            : others.isEmpty()
                ? ""
                : "%s have rules for it, but leave open what they do not name"
                    .formatted(
                        others.stream()
                            .map(ResourceRef::spoken)
                            .collect(Collectors.joining(", "))));
  }

  /// Of whatever pod may be in a namespace.
  Isolation byDefault(String namespace, Direction direction) {
    Party party = cluster.newcomer(namespace);
    Chain chain = party.chain(direction);
    Enforced enforced = party.isolationEnforced(direction);
    List<ResourceRef> policies = List.copyOf(isolating(party, direction));
    boolean closed = chain.isolates() || deniesEverybody(party, direction);
    boolean doubtful =
        chain.doubts().stream().anyMatch(doubt -> !closed || doubt.reach() == Doubt.Reach.ALL);
    if (doubtful) {
      return new Isolation(
          Isolation.State.UNKNOWN,
          policies,
          enforced.state(),
          chain.doubts().stream().map(Doubt::reason).distinct().collect(Collectors.joining("; ")));
    }
    return closed
        ? closed(policies, opening(party, direction, false), enforced)
        : new Isolation(Isolation.State.NO, policies, enforced.state(), "");
  }

  private boolean deniesEverybody(Party party, Direction direction) {
    return cluster.toEverybody(party, direction).stream()
        .allMatch(grant -> grant.possible().isEmpty());
  }

  /// The policies that close it, or else deny everybody.
  private TreeSet<ResourceRef> isolating(Party party, Direction direction) {
    TreeSet<ResourceRef> policies = new TreeSet<>();
    Chain chain = party.chain(direction);
    chain.isolating().forEach(policy -> policies.add(policy.policy().ref()));
    if (policies.isEmpty() && deniesEverybody(party, direction)) {
      cluster.toEverybody(party, direction).stream()
          .flatMap(grant -> grant.hits().stream())
          .filter(hit -> hit.rule().action() == Action.DENY)
          .forEach(hit -> policies.add(hit.rule().policy()));
    }
    return policies;
  }

  private static Isolation closed(List<ResourceRef> policies, Opening opening, Enforced enforced) {
    return switch (opening.opened()) {
      case NO ->
          new Isolation(Isolation.State.YES, policies, enforced.state(), enforced.evidence());
      case YES -> new Isolation(Isolation.State.NO, policies, enforced.state(), opening.words());
      case UNKNOWN ->
          new Isolation(Isolation.State.UNKNOWN, policies, enforced.state(), opening.words());
    };
  }

  private static Opening stronger(Opening one, Opening other) {
    return one.opened() == Tristate.YES || other.opened() == Tristate.NO ? one : other;
  }

  /// @param byOthers whether only what other kinds than NetworkPolicy open counts
  private Opening opening(Party party, Direction direction, boolean byOthers) {
    Opening found = Opening.NONE;
    for (Grant grant : cluster.toEverybody(party, direction)) {
      if (grant.allowed().equals(Ports.ALL)) {
        TreeSet<String> by =
            grant.hits().stream()
                .filter(hit -> hit.sure() && hit.rule().action() == Action.ALLOW)
                .filter(
                    hit ->
                        !byOthers || !hit.rule().policy().groupKind().equals(Kinds.NETWORK_POLICY))
                .map(hit -> hit.rule().name())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!by.isEmpty() || !byOthers) {
          return new Opening(Tristate.YES, by);
        }
      } else if (grant.possible().equals(Ports.ALL)) {
        Stream<String> caveats =
            grant.hits().stream()
                .filter(hit -> !hit.rule().caveat().isEmpty())
                .map(hit -> hit.rule().name() + ": " + hit.rule().caveat());
        found =
            new Opening(
                Tristate.UNKNOWN,
                Stream.concat(grant.doubts().stream().map(Doubt::reason), caveats)
                    .collect(Collectors.toCollection(TreeSet::new)));
      }
    }
    return found;
  }

  private static boolean isOfAnotherKind(AppliedPolicy policy) {
    return !policy.policy().ref().groupKind().equals(Kinds.NETWORK_POLICY);
  }
}
