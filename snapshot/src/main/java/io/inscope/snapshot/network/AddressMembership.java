package io.inscope.snapshot.network;

import java.util.BitSet;
import java.util.List;

/// Which address sets of policies hold pods, or nodes: a matter of the network plugin.
///
/// Where an address is not known, a set that holds all addresses it may get holds it, one that
/// holds some of them may. The documentation leaves open whether an ipBlock sees pods at all; see
/// [PluginFacts].
final class AddressMembership {
  private final PeerSets peers;
  private final AddressAtoms atoms;
  private final Tristate matches;
  private final AddressSet possible;

  /// @param possible the addresses that one without a known address may have
  AddressMembership(PeerSets peers, AddressAtoms atoms, Tristate matches, AddressSet possible) {
    this.peers = peers;
    this.atoms = atoms;
    this.matches = matches;
    this.possible = possible;
  }

  /// Adds the sets that hold one with these addresses to `sure` or `maybe`.
  void addTo(List<Address> addresses, BitSet sure, BitSet maybe) {
    if (matches == Tristate.NO) {
      return;
    }
    BitSet certain = matches == Tristate.YES ? sure : maybe;
    if (addresses.isEmpty()) {
      unknownAddress(certain, maybe);
    }
    for (Address address : addresses) {
      certain.or(atoms.holding(address).in());
    }
  }

  private void unknownAddress(BitSet certain, BitSet maybe) {
    for (int number = 0; number < peers.size(); number++) {
      if (peers.matcher(number) instanceof PeerMatcher.Addresses addresses) {
        if (possible.ranges().stream().allMatch(addresses.set()::contains)) {
          certain.set(number);
        } else if (possible.ranges().stream().anyMatch(addresses.set()::meets)) {
          maybe.set(number);
        }
      }
    }
  }
}
