package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.policy.Ports;

/// What two parties may do, one towards the other: both sides must permit.
public record Permission(Grant egress, Grant ingress, Ports allowed, Ports unknown) {
  public Permission(Grant egress, Grant ingress) {
    this(egress, ingress, egress.allowed().and(ingress.allowed()));
  }

  private Permission(Grant egress, Grant ingress, Ports allowed) {
    this(egress, ingress, allowed, egress.possible().and(ingress.possible()).without(allowed));
  }

  public Grant side(Direction direction) {
    return direction == Direction.EGRESS ? egress : ingress;
  }

  public Ports possible() {
    return allowed.or(unknown);
  }
}
