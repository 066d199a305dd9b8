package io.inscope.snapshot.network.row;

import io.inscope.snapshot.network.Enforcement;
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
    /// The policies deny it, but nothing enforces them.
    NOT_ENFORCED
  }

  /// What several permissions come to together: a connection exists when any of them has it.
  ///
  /// OTHER is left out: network policies say nothing of it.
  ///
  /// @param within the ports of interest
  static List<Slice> of(List<Permission> permissions, Ports within, Enforcement enforced) {
    Ports allowed = Ports.NONE;
    Ports unknown = Ports.NONE;
    for (Permission permission : permissions) {
      allowed = allowed.or(permission.allowed());
      unknown = unknown.or(permission.unknown());
    }
    unknown = unknown.without(allowed);
    List<Slice> slices = new ArrayList<>();
    add(slices, allowed.and(within), Outcome.ALLOWED);
    if (enforced == Enforcement.NO) {
      add(slices, within.without(allowed), Outcome.NOT_ENFORCED);
    } else {
      add(slices, unknown.and(within), Outcome.UNKNOWN);
    }
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
