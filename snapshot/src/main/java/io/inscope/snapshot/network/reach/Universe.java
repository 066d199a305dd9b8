package io.inscope.snapshot.network.reach;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;
import org.roaringbitmap.RoaringBitmap;

/// All parties of a cluster, numbered from 0, and for each peer set the parties that are in it:
/// what makes "everybody among these peers" a few operations on bits, however many there are.
final class Universe {
  private final List<Party> parties;
  private final IdentityHashMap<Party, Integer> numbers = new IdentityHashMap<>();
  private final RoaringBitmap everybody = new RoaringBitmap();
  private final List<RoaringBitmap> sure;
  private final List<RoaringBitmap> maybe;

  /// @param parties interned, each once; in an order that only the snapshot decides
  /// @param peerSets how many peer sets there are
  Universe(Collection<Party> parties, int peerSets) {
    this.parties = List.copyOf(parties);
    for (Party party : this.parties) {
      numbers.put(party, numbers.size());
    }
    everybody.add(0L, numbers.size());
    sure = members(Party::sure, peerSets);
    maybe = members(Party::maybe, peerSets);
  }

  private List<RoaringBitmap> members(Function<Party, RoaringBitmap> sets, int peerSets) {
    List<RoaringBitmap> members = new ArrayList<>(peerSets);
    for (int set = 0; set < peerSets; set++) {
      members.add(new RoaringBitmap());
    }
    for (int party = 0; party < parties.size(); party++) {
      int number = party;
      sets.apply(parties.get(party)).forEach((int set) -> members.get(set).add(number));
    }
    members.forEach(RoaringBitmap::runOptimize);
    return members;
  }

  int size() {
    return parties.size();
  }

  Party party(int number) {
    return parties.get(number);
  }

  /// The number of a party; -1 for one that is not of this cluster.
  int number(Party party) {
    return numbers.getOrDefault(party, -1);
  }

  RoaringBitmap everybody() {
    return everybody;
  }

  /// Those of whom it is known that they are in a peer set.
  RoaringBitmap sure(int peerSet) {
    return sure.get(peerSet);
  }

  /// Those of whom it is not known whether they are in a peer set.
  RoaringBitmap maybe(int peerSet) {
    return maybe.get(peerSet);
  }
}
