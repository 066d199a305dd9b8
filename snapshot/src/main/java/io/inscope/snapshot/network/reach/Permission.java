package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Enforced;
import io.inscope.snapshot.network.policy.Ports;
import java.util.Optional;
import java.util.stream.Stream;

/// What two parties may do, one towards the other: both sides must permit.
///
/// @param declared of the allowed ports those that the policies permit; the others are allowed only
///   because nobody enforces what denies them
/// @param allowed the ports on which a connection comes about
/// @param unknown the ports of which that is not known
public record Permission(
    Ruling egress, Ruling ingress, Ports declared, Ports allowed, Ports unknown) {
  public Permission(Ruling egress, Ruling ingress) {
    this(egress, ingress, egress.allowed().and(ingress.allowed()));
  }

  private Permission(Ruling egress, Ruling ingress, Ports allowed) {
    this(
        egress,
        ingress,
        egress.declared().allowed().and(ingress.declared().allowed()).and(allowed),
        allowed,
        egress.possible().and(ingress.possible()).without(allowed));
  }

  public Ruling side(Direction direction) {
    return direction == Direction.EGRESS ? egress : ingress;
  }

  /// Whether what policies say is made true: the weaker of the sides that have policies, or else of
  /// those that could have; empty when neither could.
  public Optional<Enforced> enforced() {
    return weakest(Grant.Basis.POLICIES).or(() -> weakest(Grant.Basis.FREE));
  }

  private Optional<Enforced> weakest(Grant.Basis basis) {
    return Stream.of(egress, ingress)
        .filter(side -> side.declared().basis() == basis)
        .map(Ruling::enforced)
        .reduce(Enforced::weaker);
  }

  public Ports possible() {
    return allowed.or(unknown);
  }
}
