package io.inscope.snapshot.network.dialect.istio;

import io.inscope.snapshot.network.policy.Layer;
import io.inscope.snapshot.network.policy.Rank;
import io.inscope.snapshot.network.policy.Tier;

/// The order in which a proxy asks: the handshake first, then the policies by what they do.
final class MeshTiers {
  static final Rank MTLS = rank("mTLS", 0, false);
  static final Rank CUSTOM = rank("CUSTOM", 1, false);
  static final Rank DENY = rank("DENY", 2, false);
  static final Rank ALLOW = rank("ALLOW", 3, true);
  static final Rank AUDIT = rank("AUDIT", 4, false);

  private MeshTiers() {}

  private static Rank rank(String name, double order, boolean closes) {
    return new Rank(new Tier(Layer.MESH, name, order, closes), 0, "", "");
  }
}
