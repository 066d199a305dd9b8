package io.inscope.snapshot.network.reach;

import org.roaringbitmap.RoaringBitmap;

/// Peers that one side cannot tell apart, and what it permits towards each of them. Compared by
/// identity.
final class PeerGroup {
  private final RoaringBitmap peers;
  private final Ruling ruling;

  /// @param peers numbers of parties; not changed by anybody
  PeerGroup(RoaringBitmap peers, Ruling ruling) {
    this.peers = peers;
    this.ruling = ruling;
  }

  RoaringBitmap peers() {
    return peers;
  }

  Ruling ruling() {
    return ruling;
  }
}
