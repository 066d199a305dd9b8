package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.network.address.Address;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.AddressSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/// All addresses, cut into the fewest ranges such that each lies wholly inside or outside of every
/// address set that policies name, and of every declared zone.
public final class AddressAtoms {
  private final List<Atom> atoms;

  /// @param in the numbers of the peer sets that hold the range
  public record Atom(AddressRange range, BitSet in) {}

  AddressAtoms(PeerSets peers, List<AddressRange> cuts) {
    TreeSet<Address> starts = new TreeSet<>(List.of(Address.FIRST_V4, Address.FIRST_V6));
    cuts.forEach(range -> cut(starts, range));
    for (int number = 0; number < peers.size(); number++) {
      peers.addresses(number).ifPresent(set -> set.ranges().forEach(range -> cut(starts, range)));
    }
    List<Address> sorted = new ArrayList<>(starts);
    List<Atom> built = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      Address first = sorted.get(i);
      Address last =
          i + 1 < sorted.size() && sorted.get(i + 1).six() == first.six()
              ? sorted.get(i + 1).previous()
              : first.six() ? Address.LAST_V6 : Address.LAST_V4;
      built.add(new Atom(new AddressRange(first, last), new BitSet()));
    }
    atoms = List.copyOf(built);
    for (int number = 0; number < peers.size(); number++) {
      for (AddressRange range : peers.addresses(number).orElse(AddressSet.NONE).ranges()) {
        mark(number, range);
      }
    }
  }

  private static void cut(TreeSet<Address> starts, AddressRange range) {
    starts.add(range.first());
    if (!range.last().isLast()) {
      starts.add(range.last().next());
    }
  }

  private void mark(int number, AddressRange range) {
    for (int i = indexOf(range.first());
        i < atoms.size() && atoms.get(i).range().meets(range);
        i++) {
      atoms.get(i).in().set(number);
    }
  }

  private int indexOf(Address address) {
    int found =
        Collections.binarySearch(
            atoms,
            new Atom(AddressRange.of(address), new BitSet()),
            (a, b) -> a.range().first().compareTo(b.range().first()));
    return found >= 0 ? found : -found - 2;
  }

  Atom holding(Address address) {
    return atoms.get(indexOf(address));
  }

  List<Atom> all() {
    return atoms;
  }

  /// The ranges of one family, in order.
  List<Atom> family(boolean six) {
    return atoms.stream().filter(atom -> atom.range().first().six() == six).toList();
  }

  /// The ranges that meet one, in order.
  List<Atom> meeting(AddressRange range) {
    return atoms.stream().filter(atom -> atom.range().meets(range)).toList();
  }
}
