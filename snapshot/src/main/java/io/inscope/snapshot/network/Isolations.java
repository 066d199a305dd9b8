package io.inscope.snapshot.network;

import io.inscope.snapshot.model.ResourceRef;
import java.util.List;
import java.util.TreeSet;

/// Says whether a workload is isolated: whether every pod of it is.
final class Isolations {
  private Isolations() {}

  static Isolation of(Member member, Direction direction, PluginFacts plugin) {
    TreeSet<ResourceRef> policies = new TreeSet<>();
    TreeSet<String> doubts = new TreeSet<>();
    boolean host = false;
    int open = 0;
    boolean doubtful = false;
    for (Party party : member.parties()) {
      host |= party.nature() == Party.Nature.HOST;
      open += party.policies(direction).isEmpty() ? 1 : 0;
      party.policies(direction).forEach(policy -> policies.add(policy.policy().ref()));
      for (Doubt doubt : party.doubts(direction)) {
        doubts.add(doubt.reason());
        doubtful |= party.policies(direction).isEmpty() || doubt.reach() == Doubt.Reach.ALL;
      }
    }
    Enforcement enforced = plugin.enforcesNetworkPolicy();
    List<ResourceRef> sorted = List.copyOf(policies);
    if (host) {
      return new Isolation(
          Isolation.State.UNKNOWN, sorted, enforced, "host network: policies do not apply");
    }
    if (doubtful) {
      return new Isolation(Isolation.State.UNKNOWN, sorted, enforced, String.join("; ", doubts));
    }
    if (open == 0) {
      return new Isolation(Isolation.State.YES, sorted, enforced, plugin.evidence());
    }
    return new Isolation(
        Isolation.State.NO,
        sorted,
        enforced,
        open == member.parties().size() ? "" : "policies select only some of its pods");
  }
}
