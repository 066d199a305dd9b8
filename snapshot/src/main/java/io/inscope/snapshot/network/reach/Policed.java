package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.network.Enforced;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.policy.Layer;

/// The policies of a party in one direction: those that are declared for it, and those that take
/// effect because something enforces them.
///
/// @param enforced whether the network plugin enforces policies here
record Policed(Chain declared, Chain effective, Enforced enforced) {
  static final Policed NOT = new Policed(Chain.NONE, Chain.NONE, Enforced.NOTHING);

  static Policed of(Chain declared, Enforced enforced) {
    return new Policed(
        declared,
        enforced.state() == Enforcement.NO ? declared.without(Layer.NETWORK) : declared,
        enforced);
  }
}
