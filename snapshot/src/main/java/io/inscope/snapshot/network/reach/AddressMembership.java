package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.address.Address;
import io.inscope.snapshot.network.address.AddressSet;
import io.inscope.snapshot.network.policy.PeerMatcher;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Which address sets of policies hold pods, or nodes: a matter of the network plugin.
///
/// Where an address is not known, a set that holds all addresses it may get holds it, one that
/// holds some of them may. The documentation leaves open whether an ipBlock sees pods at all; see
/// [PluginFacts].
public final class AddressMembership {
  private final PeerSets peers;
  private final AddressAtoms atoms;
  private final Tristate matches;
  private final BitSet holdAll = new BitSet();
  private final BitSet holdSome = new BitSet();
  private final BitSet always = new BitSet();

  /// @param possible the addresses that one without a known address may have
  AddressMembership(PeerSets peers, AddressAtoms atoms, Tristate matches, AddressSet possible) {
    this.peers = peers;
    this.atoms = atoms;
    this.matches = matches;
    for (int number = 0; number < peers.size(); number++) {
      Optional<AddressSet> set = addresses(number);
      if (set.isPresent() && possible.ranges().stream().allMatch(set.get()::contains)) {
        holdAll.set(number);
      } else if (set.isPresent() && possible.ranges().stream().anyMatch(set.get()::meets)) {
        holdSome.set(number);
      }
      always.set(
          number,
          peers.matcher(number) instanceof PeerMatcher.Addresses addresses && addresses.always());
    }
  }

  /// Nodes are known by name.
  private Optional<AddressSet> addresses(int number) {
    return peers.matcher(number) instanceof PeerMatcher.Nodes
        ? Optional.empty()
        : peers.addresses(number);
  }

  /// Adds the sets that hold one with these addresses to `sure` or `maybe`.
  void addTo(List<Address> addresses, BitSet sure, BitSet maybe) {
    BitSet holds = new BitSet();
    BitSet mayHold = new BitSet();
    if (addresses.isEmpty()) {
      holds.or(holdAll);
      mayHold.or(holdSome);
    }
    for (Address address : addresses) {
      holds.or(atoms.holding(address).in());
    }
    if (matches == Tristate.NO) {
      holds.and(always);
      mayHold.and(always);
    }
    maybe.or(mayHold);
    if (matches == Tristate.UNKNOWN) {
      maybe.or(holds);
      holds.and(always);
    }
    sure.or(holds);
  }
}
