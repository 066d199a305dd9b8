package io.inscope.snapshot.network.policy;

import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.Direction;
import java.util.Set;

/// A policy an API server would refuse, or that we do not understand, so it is not applied. What it
/// could have decided is not known.
///
/// @param rank where in the order it would stand; as early as may be when that is not readable
/// @param subject what it selects, or all it could select when that is not readable
/// @param directions in which it may have had a say
/// @param reason the field and what is wrong with it
public record RejectedPolicy(
    Resource resource, Rank rank, PeerMatcher subject, Set<Direction> directions, String reason)
    implements Compiled {
  public RejectedPolicy {
    directions = Set.copyOf(directions);
  }

  /// Whether it is of the kind that can only isolate pods and open them again, and decides nothing
  /// about pods that another policy of this kind isolates.
  public boolean isNetworkPolicy() {
    return resource.ref().groupKind().equals(Kinds.NETWORK_POLICY);
  }
}
