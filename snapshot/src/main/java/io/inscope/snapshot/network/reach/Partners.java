package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.network.Direction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// The workloads with which one may have connections: what is left to look at of all pairs.
final class Partners {
  private final List<Member> members;
  private final Universe universe;
  private final Counterparts counterparts;
  private final Map<Member, Integer> positions = new IdentityHashMap<>();
  private final List<BitSet> ofParty = new ArrayList<>();
  private final Map<String, BitSet> hostsOnNode = new HashMap<>();
  private final BitSet hosts = new BitSet();
  private final BitSet unplacedHosts = new BitSet();

  Partners(List<Member> members, Universe universe, Counterparts counterparts) {
    this.members = members;
    this.universe = universe;
    this.counterparts = counterparts;
    for (int party = 0; party < universe.size(); party++) {
      ofParty.add(new BitSet());
    }
    for (int position = 0; position < members.size(); position++) {
      Member member = members.get(position);
      positions.put(member, position);
      for (Party party : member.parties()) {
        ofParty.get(universe.number(party)).set(position);
      }
      if (member.usesHostNetwork()) {
        addHost(member, position);
      }
    }
  }

  private void addHost(Member member, int position) {
    hosts.set(position);
    if (!member.isPlaced()) {
      unplacedHosts.set(position);
    }
    for (String node : member.nodes()) {
      hostsOnNode.computeIfAbsent(node, _ -> new BitSet()).set(position);
    }
  }

  /// In order; a superset of those with a connection.
  ///
  /// @param direction seen from the member
  List<Member> of(Member member, Direction direction) {
    if (member.usesHostNetwork()) {
      return members;
    }
    BitSet found = new BitSet();
    for (Party party : member.parties()) {
      counterparts.of(party, direction).forEach((int other) -> found.or(ofParty.get(other)));
    }
    found.or(hostsNear(member));
    return found.stream().mapToObj(members::get).toList();
  }

  /// Policies do not stand between a pod and its own node.
  private BitSet hostsNear(Member member) {
    if (!member.isPlaced()) {
      return hosts;
    }
    BitSet near = (BitSet) unplacedHosts.clone();
    for (String node : member.nodes()) {
      near.or(hostsOnNode.getOrDefault(node, new BitSet()));
    }
    return near;
  }
}
