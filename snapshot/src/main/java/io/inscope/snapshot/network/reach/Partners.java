package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.network.Direction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/// The workloads with which one may have connections: what is left to look at of all pairs.
public final class Partners {
  /// So many workloads between two reports of progress.
  private static final int STEP = 500;

  private final List<Member> members;
  private final Counterparts counterparts;
  private final List<RoaringBitmap> ofParty = new ArrayList<>();
  private final Map<String, BitSet> hostsOnNode = new HashMap<>();
  private final BitSet hosts = new BitSet();
  private final BitSet unplacedHosts = new BitSet();

  /// Groups everybody by what policies permit: worth it for lists, not for a single question.
  ///
  /// @throws java.util.concurrent.CancellationException when the user stops it
  public static Partners of(Cluster cluster, Progress progress) {
    Universe universe = cluster.universe();
    return new Partners(
        cluster.members(), universe, new Counterparts(universe, cluster.groups(), progress));
  }

  private Partners(List<Member> members, Universe universe, Counterparts counterparts) {
    this.members = members;
    this.counterparts = counterparts;
    for (int party = 0; party < universe.size(); party++) {
      ofParty.add(new RoaringBitmap());
    }
    for (int position = 0; position < members.size(); position++) {
      Member member = members.get(position);
      for (Party party : member.parties()) {
        ofParty.get(universe.number(party)).add(position);
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
  public List<Member> of(Member member, Direction direction) {
    if (member.usesHostNetwork()) {
      return members;
    }
    RoaringBitmap parties = new RoaringBitmap();
    member.parties().forEach(party -> parties.or(counterparts.of(party, direction)));
    RoaringBitmap found = membersOf(parties);
    hostsNear(member).stream().forEach(found::add);
    List<Member> partners = new ArrayList<>(found.getCardinality());
    found.forEach((int position) -> partners.add(members.get(position)));
    return partners;
  }

  /// How many ordered pairs of different workloads may talk, on whatever port. The rule for pods
  /// and their own node is not looked at.
  public long pairs(Progress progress) {
    Map<RoaringBitmap, RoaringBitmap> members = new HashMap<>();
    long pairs = 0;
    for (int position = 0; position < this.members.size(); position++) {
      if (position % STEP == 0) {
        progress.step("Counting connections", position);
      }
      RoaringBitmap sources = new RoaringBitmap();
      for (Party party : this.members.get(position).parties()) {
        counterparts.rows(party, row -> sources.or(row.sources()));
      }
      RoaringBitmap senders = members.computeIfAbsent(sources, this::membersOf);
      pairs += senders.getCardinality() - (senders.contains(position) ? 1 : 0);
    }
    return pairs;
  }

  private RoaringBitmap membersOf(RoaringBitmap parties) {
    RoaringBitmap found = new RoaringBitmap();
    parties.forEach((int party) -> found.or(ofParty.get(party)));
    return found;
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
