package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.network.Enforced;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.plugin.PolicyEnforcement;
import io.inscope.snapshot.network.policy.Layer;
import java.util.List;
import java.util.stream.Collectors;

/// The policies of a party in one direction: those that are declared for it, and those that take
/// effect because something enforces them.
///
/// @param enforced whether the network plugin enforces policies here
/// @param refusal why some of the declared policies are of kinds that nobody enforces; else empty
record Policed(Chain declared, Chain effective, Enforced enforced, String refusal) {
  static final Policed NOT = new Policed(Chain.NONE, Chain.NONE, Enforced.NOTHING, "");

  static Policed of(Chain declared, Enforced enforced, PolicyEnforcement enforcement) {
    if (enforced.state() == Enforcement.NO) {
      return new Policed(declared, declared.without(Layer.NETWORK), enforced, "");
    }
    List<AppliedPolicy> refused =
        declared.policies().stream().filter(policy -> isRefused(policy, enforcement)).toList();
    return refused.isEmpty()
        ? new Policed(declared, declared, enforced, "")
        : new Policed(
            declared,
            declared.without(refused::contains),
            enforced,
            refused.stream()
                .map(policy -> enforcement.refusal(policy.policy().ref()))
                .distinct()
                .sorted()
                .collect(Collectors.joining("; ")));
  }

  /// Whether all that is declared takes effect, as far as known.
  boolean takesEffect() {
    return refusal.isEmpty() && enforced.state() != Enforcement.NO;
  }

  private static boolean isRefused(AppliedPolicy policy, PolicyEnforcement enforcement) {
    return !enforcement.refusal(policy.policy().ref()).isEmpty();
  }

  /// Whether all that its policies close stays closed without those that nobody enforces.
  Enforced closing() {
    return refusal.isEmpty() || effective.isolates() || !declared.isolates()
        ? enforced
        : Enforced.weaker(enforced, new Enforced(Enforcement.NO, refusal));
  }

  /// Whether a ruling that differs from what is declared, or does not, is enforced.
  Enforced enforced(Grant declared, Grant effective) {
    boolean same =
        declared.allowed().equals(effective.allowed())
            && declared.unknown().equals(effective.unknown());
    return refusal.isEmpty() || same ? enforced : new Enforced(Enforcement.NO, refusal);
  }
}
