package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Enforced;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.policy.NamedPort;
import io.inscope.snapshot.network.policy.Ports;
import java.util.BitSet;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/// One that takes part in connections, reduced to what policies can tell apart: pods of the same
/// party get the same answers. This is what makes the engine's work independent of the number of
/// pods.
///
/// @param sure the peer sets (see [PeerSets]) it is in
/// @param maybe the peer sets of which it is not known whether it is in
/// @param egress the policies that apply to what it sends
/// @param ingress the policies that apply to what it receives
/// @param ports what the port names that policies use mean on it
public record Party(
    Nature nature,
    RoaringBitmap sure,
    RoaringBitmap maybe,
    Policed egress,
    Policed ingress,
    Map<NamedPort, Ports> ports) {
  /// What it is, as far as it decides whether policies apply.
  public enum Nature {
    POD,
    /// A pod in the host's network, or a node: no policy selects it.
    HOST,
    OUTSIDE,
    /// Known to exist, but not in the snapshot: it may be among any peers.
    UNSEEN
  }

  /// Somebody to whom no policy applies.
  static Party free(Nature nature, BitSet sure, BitSet maybe) {
    return new Party(nature, bits(sure), bits(maybe), Policed.NOT, Policed.NOT, Map.of());
  }

  /// A party is in few of many sets.
  static RoaringBitmap bits(BitSet set) {
    RoaringBitmap bits = new RoaringBitmap();
    set.stream().forEach(bits::add);
    bits.runOptimize();
    return bits;
  }

  /// Its policies as they are declared.
  public Chain chain(Direction direction) {
    return policed(direction).declared();
  }

  /// Whether these are enforced.
  public Enforced enforced(Direction direction) {
    return policed(direction).enforced();
  }

  /// Whether something enforces the policies that isolate it.
  public Enforced isolationEnforced(Direction direction) {
    return policed(direction).closing();
  }

  Policed policed(Direction direction) {
    return direction == Direction.EGRESS ? egress : ingress;
  }

  Tristate in(int peerSet) {
    return sure.contains(peerSet)
        ? Tristate.YES
        : maybe.contains(peerSet) ? Tristate.UNKNOWN : Tristate.NO;
  }
}
