package io.inscope.snapshot.network.row;

import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.policy.Ports;
import io.inscope.snapshot.network.reach.Permission;
import java.util.ArrayList;
import java.util.List;

/// One interval of ports with one outcome.
public record Slice(PortRange ports, Outcome outcome) {
  /// What to say of the ports.
  enum Outcome {
    ALLOWED,
    UNKNOWN,
    /// Allowed: the policies do not permit it for certain, but nothing enforces them.
    NOT_ENFORCED
  }

  /// What several permissions come to together: a connection exists when any of them has it.
  ///
  /// OTHER is left out: network policies say nothing of it.
  ///
  /// @param within the ports of interest
  static List<Slice> of(List<Permission> permissions, Ports within) {
    Ports declared = Ports.NONE;
    Ports allowed = Ports.NONE;
    Ports unknown = Ports.NONE;
    for (Permission permission : permissions) {
      declared = declared.or(permission.declared());
      allowed = allowed.or(permission.allowed());
      unknown = unknown.or(permission.unknown());
    }
    List<Slice> slices = new ArrayList<>();
    add(slices, declared.and(within), Outcome.ALLOWED);
    add(slices, allowed.without(declared).and(within), Outcome.NOT_ENFORCED);
    add(slices, unknown.without(allowed).and(within), Outcome.UNKNOWN);
    return slices;
  }

  private static void add(List<Slice> slices, Ports ports, Outcome outcome) {
    for (PortRange range : ports.ranges()) {
      if (range.protocol() != Protocol.OTHER) {
        slices.add(new Slice(range, outcome));
      }
    }
  }
}
