package io.inscope.snapshot.network.reach;

import org.roaringbitmap.RoaringBitmap;

/// Peers that one side cannot tell apart, and what it permits towards each of them. Compared by
/// identity.
final class PeerGroup {
  private final RoaringBitmap peers;
  private final Grant grant;

  /// @param peers numbers of parties; not changed by anybody
  PeerGroup(RoaringBitmap peers, Grant grant) {
    this.peers = peers;
    this.grant = grant;
  }

  RoaringBitmap peers() {
    return peers;
  }

  Grant grant() {
    return grant;
  }
}
