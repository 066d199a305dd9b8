package io.inscope.snapshot.network.policy;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Direction;
import java.util.List;

/// One rule of a policy: what happens to traffic with any of the peers on any of the ports.
///
/// @param rank of its policy
/// @param index position in the policy's list of this direction, from 0
/// @param peers at least one
/// @param selves who of the policy's subjects is meant: all of these must match; empty for all
/// @param place file and line: `netpol.yaml:12`
/// @param caveat on what else it depends whether the rule matches, which is not looked at; else
///   empty
/// @param restriction to which part of the traffic on its ports it is narrowed by what only a proxy
///   sees, such as HTTP methods: `methods GET`; else empty. A restriction never closes a port.
public record Rule(
    ResourceRef policy,
    Rank rank,
    Direction direction,
    int index,
    Action action,
    List<PeerMatcher> peers,
    List<PeerMatcher> selves,
    PortMatcher ports,
    String place,
    String caveat,
    String restriction) {
  public Rule {
    peers = List.copyOf(peers);
    selves = List.copyOf(selves);
  }

  public Rule(
      ResourceRef policy,
      Rank rank,
      Direction direction,
      int index,
      Action action,
      List<PeerMatcher> peers,
      List<PeerMatcher> selves,
      PortMatcher ports,
      String place,
      String caveat) {
    this(policy, rank, direction, index, action, peers, selves, ports, place, caveat, "");
  }

  /// `NetworkPolicy payments/allow-gateway ingress[0]`, `AdminNetworkPolicy edge (priority 10)
  /// egress[2]`
  public String name() {
    String ranked = rank.words().isEmpty() ? "" : " (" + rank.words() + ")";
    return policy.spoken() + ranked + " " + direction.word() + "[" + index + "]";
  }

  /// `NetworkPolicy payments/allow-gateway ingress[0] at netpol.yaml:12`, `AuthorizationPolicy
  /// shop/api ingress[1] at mesh.yaml:7 (L7-restricted: methods GET)`
  public String citation() {
    String restricted = restriction.isEmpty() ? "" : " (L7-restricted: " + restriction + ")";
    return name() + " at " + place + restricted;
  }
}
