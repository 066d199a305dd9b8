package io.inscope.snapshot.network;

import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import java.util.Set;

/// A policy an API server would refuse, so it is not applied. What it could have selected is not
/// known to be open either.
///
/// @param subject what it selects, or everything in the namespace when that is not readable
/// @param directions in which it may have meant to isolate
/// @param reason the field and what is wrong with it
public record RejectedPolicy(
    Resource resource,
    String namespace,
    LabelSelector subject,
    Set<Direction> directions,
    String reason)
    implements Compiled {
  public RejectedPolicy {
    directions = Set.copyOf(directions);
  }
}
