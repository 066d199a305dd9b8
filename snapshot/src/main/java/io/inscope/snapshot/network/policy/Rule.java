package io.inscope.snapshot.network.policy;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Direction;
import java.util.List;
import java.util.stream.Collectors;

/// One rule of a policy: what happens to traffic with any of the peers on any of the ports.
///
/// @param rank of its policy
/// @param index position in the policy's list of this direction, from 0; -1 for none
/// @param peers at least one
/// @param selves who of the policy's subjects is meant: all of these must match; empty for all
/// @param place file and line: `netpol.yaml:12`
/// @param caveat on what else it depends whether the rule matches, which is not looked at; else
///   empty
/// @param list the policy's list in which it stands: `ingress`, `specs[1].ingressDeny`
/// @param restriction what it asks for beyond peers and ports, though the ports are open:
///   `L7-restricted: HTTP`; else empty
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
    String list,
    String restriction) {
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
    this(
        policy,
        rank,
        direction,
        index,
        action,
        peers,
        selves,
        ports,
        place,
        caveat,
        direction.word(),
        "");
  }

  public Rule {
    peers = List.copyOf(peers);
    selves = List.copyOf(selves);
  }

  /// `NetworkPolicy payments/allow-gateway ingress[0]`, `AdminNetworkPolicy edge (priority 10)
  /// egress[2]`
  public String name() {
    String ranked = rank.words().isEmpty() ? "" : " (" + rank.words() + ")";
    return policy.spoken() + ranked + " " + list + (index < 0 ? "" : "[" + index + "]");
  }

  /// `NetworkPolicy payments/allow-gateway ingress[0] at netpol.yaml:12`, `CiliumNetworkPolicy
  /// shop/api ingress[1] at api.yaml:9 (L7-restricted: HTTP)`
  public String citation() {
    return name() + " at " + place + restricted();
  }

  /// `allows it`, `allows it (L7-restricted: HTTP)`
  public String does() {
    return action.said() + restricted();
  }

  /// What it depends on whether it matches, where that is not known, to stand after its name.
  public String unsure() {
    String names =
        peers.stream()
            .filter(PeerMatcher.Domains.class::isInstance)
            .flatMap(peer -> ((PeerMatcher.Domains) peer).names().stream())
            .collect(Collectors.joining(", "));
    return !caveat.isEmpty()
        ? " matches is not known: " + caveat
        : names.isEmpty()
            ? " matches depends on addresses or namespace labels that the snapshot does not tell,"
                + " or on the network plugin"
            : " matches depends on the addresses that the DNS gives " + names;
  }

  private String restricted() {
    return restriction.isEmpty() ? "" : " (" + restriction + ")";
  }
}
