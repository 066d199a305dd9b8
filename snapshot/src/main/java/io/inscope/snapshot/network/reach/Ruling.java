package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.network.Enforced;
import io.inscope.snapshot.network.policy.Ports;
import java.util.List;

/// What one side of a connection permits: by its policies as they are declared, and by those that
/// something enforces. Mostly these are the same.
///
/// @param enforced whether the side's policies are enforced, and what shows it
public record Ruling(Grant declared, Grant effective, Enforced enforced) {
  /// A side to which no policy applies.
  static Ruling free(Grant.Basis basis, List<Doubt> doubts) {
    Grant grant = Grant.free(basis, doubts);
    return new Ruling(grant, grant, Enforced.NOTHING);
  }

  public Ports allowed() {
    return effective.allowed();
  }

  public Ports unknown() {
    return effective.unknown();
  }

  public Ports possible() {
    return effective.possible();
  }

  /// The ports that policies do not permit for certain, and that pass because nobody enforces these
  /// policies.
  public Ports lifted() {
    return effective.allowed().without(declared.allowed());
  }

  /// What to tell of: what is declared, unless some of these policies take effect without the
  /// others.
  public Grant told() {
    return effective.basis() == Grant.Basis.POLICIES ? effective : declared;
  }

  /// What holds when it is not known which of two rulings applies.
  ///
  /// @param reason why that is not known
  public Ruling either(Ruling other, String reason) {
    return new Ruling(
        declared.either(other.declared, reason),
        effective.either(other.effective, reason),
        Enforced.weaker(enforced, other.enforced));
  }

  /// What holds when more than is permitted may pass.
  Ruling perhaps(Ports more, Doubt doubt) {
    return new Ruling(declared.perhaps(more, doubt), effective.perhaps(more, doubt), enforced);
  }
}
