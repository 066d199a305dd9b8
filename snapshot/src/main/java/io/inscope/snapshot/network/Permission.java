package io.inscope.snapshot.network;

/// What two parties may do, one towards the other: both sides must permit.
record Permission(Grant egress, Grant ingress, Ports allowed, Ports unknown) {
  Permission(Grant egress, Grant ingress) {
    this(egress, ingress, egress.allowed().and(ingress.allowed()));
  }

  private Permission(Grant egress, Grant ingress, Ports allowed) {
    this(egress, ingress, allowed, egress.possible().and(ingress.possible()).without(allowed));
  }

  Grant side(Direction direction) {
    return direction == Direction.EGRESS ? egress : ingress;
  }

  Ports possible() {
    return allowed.or(unknown);
  }
}
