package io.inscope.snapshot.network.path;

import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.AddressSet;
import io.inscope.snapshot.network.reach.Member;
import java.util.List;
import java.util.Optional;

/// A port of a workload that the outside world reaches by a node, a load balancer or an address of
/// a service.
///
/// @param way what is stable of how it gets there, part of the id: `NodePort orders/orders-admin
///   30081->8081`
/// @param where on which addresses or nodes, as far as that is narrowed down; else empty
/// @param port on the workload, one
/// @param sources who may use it; empty when anybody
/// @param keepsSource whether policies surely see the address of the source; otherwise they may see
///   a node's
public record ExposedPort(
    Member target,
    String way,
    String where,
    PortRange port,
    Optional<AddressSet> sources,
    boolean keepsSource) {

  /// `NodePort orders/orders-admin 30081->8081 on node-1`
  String via() {
    return where.isEmpty() ? way : way + " " + where;
  }

  /// The parts of a range from which it may be used.
  List<AddressRange> usableFrom(AddressRange range) {
    return sources
        .map(set -> set.ranges().stream().flatMap(one -> one.and(range).stream()).toList())
        .orElse(List.of(range));
  }
}
