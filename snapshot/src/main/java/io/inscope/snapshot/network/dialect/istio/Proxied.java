package io.inscope.snapshot.network.dialect.istio;

import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.policy.PodFacts;
import io.inscope.snapshot.network.policy.PodTrait;

/// Pods with a proxy in front of them, or those that perhaps have one.
record Proxied(Tristate state) implements PodTrait {
  @Override
  public boolean holds(PodFacts pod) {
    return pod.proxied() == state;
  }

  @Override
  public String toString() {
    return state == Tristate.YES ? "pods in the mesh" : "pods that may be in the mesh";
  }
}
