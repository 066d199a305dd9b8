package io.inscope.snapshot.network;

import io.inscope.snapshot.model.ResourceRef;
import java.util.List;

/// Whether a workload is isolated in one direction.
///
/// @param state YES: at least one policy selects each of its pods; NO: none does, everything is
///   allowed; UNKNOWN: policies were not handed over, were rejected, or do not apply to it (host
///   network)
/// @param policies the policies that isolate it, sorted
/// @param enforced whether something makes them true
/// @param reason why UNKNOWN, or on what evidence enforced; may be empty
public record Isolation(
    State state, List<ResourceRef> policies, Enforcement enforced, String reason) {
  /// Three values, as for every answer.
  public enum State {
    YES,
    NO,
    UNKNOWN
  }

  public Isolation {
    policies = List.copyOf(policies);
  }
}
