package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.policy.NamedPort;
import io.inscope.snapshot.network.policy.Ports;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/// What each party permits towards all others, by groups of peers its policies cannot tell apart.
///
/// A chain of policies asks of few peer sets. Those in none of them are one group, whoever they
/// are, and the others fall into few more, so each chain is walked a few times, not once for each
/// pair; parties with the same chain share the result.
final class PeerGroups {
  private final Universe universe;
  private final Map<Subject, List<PeerGroup>> known = new ConcurrentHashMap<>();

  /// All that the answer depends on.
  ///
  /// @param ports what port names mean on the side itself
  /// @param self the side, where rules tell its pods apart
  private record Subject(
      Party.Nature nature,
      Direction direction,
      Policed policed,
      Map<NamedPort, Ports> ports,
      @Nullable Party self) {}

  PeerGroups(Universe universe) {
    this.universe = universe;
  }

  /// The groups of a side, disjoint; together they are everybody.
  List<PeerGroup> of(Party side, Direction direction) {
    Subject subject =
        new Subject(
            side.nature(),
            direction,
            side.policed(direction),
            side.ports(),
            side.chain(direction).asked().ofSelf() ? side : null);
    return known.computeIfAbsent(subject, _ -> groups(side, direction));
  }

  /// What a side permits towards one of the universe.
  PeerGroup of(Party side, Direction direction, int peer) {
    for (PeerGroup group : of(side, direction)) {
      if (group.peers().contains(peer)) {
        return group;
      }
    }
    throw new IllegalArgumentException("there is no party " + peer);
  }

  private List<PeerGroup> groups(Party side, Direction direction) {
    Chain.Asked asked = side.chain(direction).asked();
    List<RoaringBitmap> parts = parts(asked.peerSets());
    if (direction == Direction.EGRESS && !asked.ports().isEmpty()) {
      parts = parts.stream().flatMap(part -> byPorts(part, asked.ports()).stream()).toList();
    }
    List<PeerGroup> groups = new ArrayList<>(parts.size());
    for (RoaringBitmap part : parts) {
      Party one = universe.party(part.first());
      Party destination = direction == Direction.EGRESS ? one : side;
      part.runOptimize();
      groups.add(new PeerGroup(part, Evaluation.ruling(side, direction, one, destination)));
    }
    return List.copyOf(groups);
  }

  /// Everybody, cut so that all of a part are in the same of some peer sets.
  private List<RoaringBitmap> parts(BitSet peerSets) {
    RoaringBitmap touched = new RoaringBitmap();
    peerSets.stream()
        .forEach(
            set -> {
              touched.or(universe.sure(set));
              touched.or(universe.maybe(set));
            });
    List<RoaringBitmap> parts = new ArrayList<>();
    add(parts, touched);
    for (int set = peerSets.nextSetBit(0); set >= 0; set = peerSets.nextSetBit(set + 1)) {
      List<RoaringBitmap> finer = new ArrayList<>();
      for (RoaringBitmap part : parts) {
        add(finer, RoaringBitmap.and(part, universe.sure(set)));
        add(finer, RoaringBitmap.and(part, universe.maybe(set)));
        part.andNot(universe.sure(set));
        part.andNot(universe.maybe(set));
        add(finer, part);
      }
      parts = finer;
    }
    touched.clear();
    parts.forEach(touched::or);
    add(parts, RoaringBitmap.andNot(universe.everybody(), touched));
    return parts;
  }

  private static void add(List<RoaringBitmap> parts, RoaringBitmap part) {
    if (!part.isEmpty()) {
      parts.add(part);
    }
  }

  /// A part, cut so that names of ports mean the same on all of it.
  private List<RoaringBitmap> byPorts(RoaringBitmap part, Set<NamedPort> names) {
    Map<Map<NamedPort, Ports>, RoaringBitmap> finer = new HashMap<>();
    part.forEach(
        (int number) -> {
          Map<NamedPort, Ports> ports = new HashMap<>(universe.party(number).ports());
          ports.keySet().retainAll(names);
          finer.computeIfAbsent(ports, _ -> new RoaringBitmap()).add(number);
        });
    List<RoaringBitmap> sorted = new ArrayList<>(finer.values());
    sorted.sort((a, b) -> Integer.compare(a.first(), b.first()));
    return sorted;
  }
}
