package io.inscope.snapshot.network.path.entry;

import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.address.Address;
import io.inscope.snapshot.network.reach.Member;

/// What stands behind a port of a service.
public sealed interface Target {
  /// One port.
  PortRange port();

  /// Pods of a workload.
  record Pods(Member member, PortRange port) implements Target {}

  /// An address of which the cluster knows nothing else, by endpoints written by hand.
  record Outside(Address address, PortRange port) implements Target {}
}
