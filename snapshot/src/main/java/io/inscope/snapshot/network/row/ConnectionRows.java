package io.inscope.snapshot.network.row;

import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.policy.Ports;
import io.inscope.snapshot.network.reach.AppliedPolicy;
import io.inscope.snapshot.network.reach.Member;
import io.inscope.snapshot.network.reach.Permission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Turns permissions into rows of the connection table.
public final class ConnectionRows {
  private final Zones zones;
  private final Enforcement enforced;
  private final Protections protections;

  /// @param enforced whether policies are enforced, for rows of which no side is a pod
  /// @param hops what protects connections on their way
  public ConnectionRows(Zones zones, Enforcement enforced, List<HopProtection> hops) {
    this.zones = zones;
    this.enforced = enforced;
    this.protections = new Protections(hops);
  }

  /// One side of rows.
  ///
  /// @param policies the policies that isolate it in the direction that matters
  public record Side(Endpoint endpoint, Collection<AppliedPolicy> policies) {
    public static Side of(Member member, Direction direction) {
      Set<AppliedPolicy> policies = new LinkedHashSet<>();
      member.parties().forEach(party -> policies.addAll(party.chain(direction).policies()));
      return new Side(member.endpoint(), policies);
    }

    public static Side outside(Endpoint endpoint) {
      return new Side(endpoint, List.of());
    }
  }

  /// The rows between two sides; none when nothing is permitted.
  public List<Connection> between(
      Side from, Side to, List<Permission> permissions, Ports within, Way way) {
    List<Connection> rows = new ArrayList<>();
    for (Slice slice : Slice.of(permissions, within)) {
      rows.add(row(from, to, slice, permissions, way));
    }
    return rows;
  }

  /// An address range and what is permitted from or to it.
  public record Reach(AddressRange range, List<Permission> permissions) {}

  /// The rows between a workload and the outside world. Neighbouring ranges of one zone with the
  /// same ports and the same answer become one row, so how policies cut addresses does not show.
  ///
  /// @param reaches in order of addresses, each in one declared zone or in none
  public List<Connection> withOutside(
      Side side, Direction direction, List<Reach> reaches, Ports within, Way way) {
    record Key(Slice slice, String zone) {}
    record Run(AddressRange range, Set<Permission> permissions) {}
    Map<Key, List<Run>> runs = new LinkedHashMap<>();
    for (Reach reach : reaches) {
      String zone = zones.declaredName(reach.range());
      for (Slice slice : Slice.of(reach.permissions(), within)) {
        List<Run> of = runs.computeIfAbsent(new Key(slice, zone), _ -> new ArrayList<>());
        Run last = of.isEmpty() ? null : of.getLast();
        if (last != null && last.range().touches(reach.range())) {
          last.permissions().addAll(reach.permissions());
          of.set(
              of.size() - 1,
              new Run(
                  new AddressRange(last.range().first(), reach.range().last()),
                  last.permissions()));
        } else {
          Set<Permission> permissions = Collections.newSetFromMap(new IdentityHashMap<>());
          permissions.addAll(reach.permissions());
          of.add(new Run(reach.range(), permissions));
        }
      }
    }
    List<Connection> rows = new ArrayList<>();
    runs.forEach(
        (key, of) -> {
          for (Run run : of) {
            Endpoint addresses =
                Endpoint.ofAddresses(zones.nameOf(run.range()), run.range().toString());
            Side outside = Side.outside(addresses);
            rows.add(
                direction == Direction.INGRESS
                    ? row(outside, side, key.slice(), run.permissions(), way)
                    : row(side, outside, key.slice(), run.permissions(), way));
          }
        });
    return rows;
  }

  private Connection row(
      Side from, Side to, Slice slice, Collection<Permission> permissions, Way way) {
    HopProtection.Hop hop = protections.of(way, from.endpoint(), to.endpoint(), slice.ports());
    return new Connection(
        ConnectionId.of(from.endpoint(), to.endpoint(), slice.ports(), way.key()),
        from.endpoint(),
        to.endpoint(),
        slice.ports(),
        slice.outcome() == Slice.Outcome.UNKNOWN ? Answer.UNKNOWN : Answer.ALLOWED,
        Reasons.enforced(permissions, slice, enforced),
        way.via(slice.ports()),
        hop.protection(),
        hop.evidence(),
        Reasons.because(
            Direction.EGRESS, permissions, slice, from.endpoint().spoken(), from.policies()),
        Reasons.because(
            Direction.INGRESS, permissions, slice, to.endpoint().spoken(), to.policies()),
        Reasons.unknown(permissions, slice));
  }
}
