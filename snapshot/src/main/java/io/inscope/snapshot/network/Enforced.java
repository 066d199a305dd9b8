package io.inscope.snapshot.network;

/// Whether something makes policies true in one place, and what shows it.
///
/// @param evidence a clause without a full stop; may be empty when there is nothing to enforce
public record Enforced(Enforcement state, String evidence) {
  /// Of somebody to whom no policy applies.
  public static final Enforced NOTHING = new Enforced(Enforcement.YES, "");

  /// The weaker of two: what is not enforced somewhere is not enforced.
  public static Enforced weaker(Enforced one, Enforced other) {
    return weight(other.state()) > weight(one.state()) ? other : one;
  }

  private static int weight(Enforcement state) {
    return switch (state) {
      case YES -> 0;
      case UNKNOWN -> 1;
      case NO -> 2;
    };
  }
}
