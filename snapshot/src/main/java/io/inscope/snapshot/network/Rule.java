package io.inscope.snapshot.network;

import io.inscope.snapshot.model.ResourceRef;
import java.util.List;

/// One rule of a policy: traffic with any of the peers on any of the ports is permitted.
///
/// @param index position in the policy's list of this direction, from 0
/// @param peers at least one
/// @param place file and line: `netpol.yaml:12`
public record Rule(
    ResourceRef policy,
    Direction direction,
    int index,
    List<PeerMatcher> peers,
    PortMatcher ports,
    String place) {
  public Rule {
    peers = List.copyOf(peers);
  }

  /// `NetworkPolicy payments/allow-gateway ingress[0]`
  public String name() {
    return policy.spoken() + " " + direction.word() + "[" + index + "]";
  }

  /// `NetworkPolicy payments/allow-gateway ingress[0] at netpol.yaml:12`
  public String citation() {
    return name() + " at " + place;
  }
}
