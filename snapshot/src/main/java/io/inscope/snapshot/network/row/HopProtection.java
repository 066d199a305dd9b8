package io.inscope.snapshot.network.row;

import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;

/// Something that protects connections on their way, or says that it does not: a service mesh, the
/// network plugin. Asked for each row, so it must know the answer without looking for it.
@FunctionalInterface
public interface HopProtection {
  /// What it says of connections between two sides on these ports of the destination.
  Hop between(Endpoint from, Endpoint to, PortRange ports);

  /// How a connection is protected.
  ///
  /// @param evidence what shows it, a clause without a full stop; empty only when it has nothing to
  ///   say
  record Hop(Protection protection, String evidence) {
    public static final Hop SILENT = new Hop(Protection.UNKNOWN, "");
  }
}
