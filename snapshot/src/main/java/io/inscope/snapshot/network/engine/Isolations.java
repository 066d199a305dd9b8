package io.inscope.snapshot.network.engine;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Enforced;
import io.inscope.snapshot.network.Isolation;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.reach.Chain;
import io.inscope.snapshot.network.reach.Doubt;
import io.inscope.snapshot.network.reach.Member;
import io.inscope.snapshot.network.reach.Party;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Says whether a workload is isolated: whether every pod of it is.
public final class Isolations {
  private Isolations() {}

  static Isolation of(Member member, Direction direction, PluginFacts plugin) {
    Enforced enforced =
        member.parties().stream()
            .filter(party -> party.nature() == Party.Nature.POD)
            .map(party -> party.enforced(direction))
            .reduce(Enforced::weaker)
            .orElse(new Enforced(plugin.enforcesNetworkPolicy(), plugin.evidence()));
    TreeSet<ResourceRef> policies = new TreeSet<>();
    TreeSet<String> doubts = new TreeSet<>();
    boolean host = false;
    int open = 0;
    boolean doubtful = false;
    TreeSet<ResourceRef> others = new TreeSet<>();
    for (Party party : member.parties()) {
      Chain chain = party.chain(direction);
      host |= party.nature() == Party.Nature.HOST;
      open += chain.isolates() ? 0 : 1;
      chain.isolating().forEach(policy -> policies.add(policy.policy().ref()));
      chain.policies().forEach(policy -> others.add(policy.policy().ref()));
      for (Doubt doubt : chain.doubts()) {
        doubts.add(doubt.reason());
        doubtful |= !chain.isolates() || doubt.reach() == Doubt.Reach.ALL;
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
      return new Isolation(Isolation.State.YES, sorted, enforced.state(), enforced.evidence());
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
}
