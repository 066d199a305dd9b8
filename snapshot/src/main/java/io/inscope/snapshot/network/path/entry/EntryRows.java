package io.inscope.snapshot.network.path.entry;

import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Endpoint;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.AddressSet;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.policy.Ports;
import io.inscope.snapshot.network.reach.Cluster;
import io.inscope.snapshot.network.reach.Member;
import io.inscope.snapshot.network.reach.Party;
import io.inscope.snapshot.network.reach.Permission;
import io.inscope.snapshot.network.row.ConnectionId;
import io.inscope.snapshot.network.row.ConnectionRows;
import io.inscope.snapshot.network.row.Way;
import java.util.ArrayList;
import java.util.List;

/// The rows of entries: from outside to the entry, and from those who serve it to what stands
/// behind. The second kind has to pass the policies of both sides.
public final class EntryRows {
  private final Cluster cluster;
  private final ConnectionRows rows;
  private final Zones zones;
  private final Enforcement enforced;

  public EntryRows(Cluster cluster, ConnectionRows rows, Zones zones, Enforcement enforced) {
    this.cluster = cluster;
    this.rows = rows;
    this.zones = zones;
    this.enforced = enforced;
  }

  /// From the outside world to a door of an entry.
  public List<Connection> toDoor(EntryView view, Door door) {
    Endpoint entry = Endpoint.of(Endpoint.Type.ENTRY, view.resource().ref());
    List<AddressRange> ranges = door.sources().map(AddressSet::ranges).orElseGet(this::everywhere);
    List<Connection> found = new ArrayList<>();
    for (AddressRange range : ranges) {
      Endpoint from = Endpoint.ofAddresses(zones.nameOf(range), range.toString());
      found.add(
          new Connection(
              ConnectionId.of(from, entry, door.port(), "entry"),
              from,
              entry,
              door.port(),
              view.unknown().isEmpty() ? Answer.ALLOWED : Answer.UNKNOWN,
              enforced,
              view.named(),
              door.protection(),
              door.evidence(),
              "outside the cluster",
              door.because(),
              view.unknown()));
    }
    return found;
  }

  private List<AddressRange> everywhere() {
    return cluster.usesIpv6()
        ? List.of(AddressRange.ALL_V4, AddressRange.ALL_V6)
        : List.of(AddressRange.ALL_V4);
  }

  /// From all who serve an entry to a target; from the entry itself when they are not in the
  /// snapshot.
  public List<Connection> toTarget(EntryView view, Hop hop, Target target) {
    Way way = new Way(hop.via(), hop.via(), List.of(), hop.protection(), hop.evidence());
    List<Connection> found = new ArrayList<>();
    for (Member server : view.servers()) {
      found.addAll(
          switch (target) {
            case Target.Pods pods ->
                server.ref().equals(pods.member().ref())
                    ? List.of()
                    : between(
                        egress(server),
                        pods,
                        cluster.permissions().between(server, pods.member()),
                        way);
            case Target.Outside outside -> toOutside(server, outside, way);
          });
    }
    if (view.servers().isEmpty() && target instanceof Target.Pods pods) {
      Endpoint entry = Endpoint.of(Endpoint.Type.ENTRY, view.resource().ref());
      found.addAll(
          between(
              ConnectionRows.Side.outside(entry),
              pods,
              permissions(List.of(cluster.stranger()), pods.member().parties()),
              way));
    }
    return hop.unknown().isEmpty()
        ? found
        : found.stream().map(row -> inDoubt(row, hop.unknown())).toList();
  }

  private static ConnectionRows.Side egress(Member member) {
    return ConnectionRows.Side.of(member, Direction.EGRESS);
  }

  private List<Connection> between(
      ConnectionRows.Side from, Target.Pods to, List<Permission> permissions, Way way) {
    return rows.between(
        from,
        ConnectionRows.Side.of(to.member(), Direction.INGRESS),
        permissions,
        Ports.of(to.port()),
        way);
  }

  /// From a workload to one address.
  public List<Connection> toOutside(Member from, Target.Outside to, Way way) {
    AddressRange range = AddressRange.of(to.address());
    return rows.between(
        egress(from),
        ConnectionRows.Side.outside(Endpoint.ofAddresses(zones.nameOf(range), range.toString())),
        permissions(from.parties(), List.of(cluster.at(to.address()))),
        Ports.of(to.port()),
        way);
  }

  private List<Permission> permissions(List<Party> from, List<Party> to) {
    return from.stream()
        .flatMap(f -> to.stream().map(t -> cluster.permissions().between(f, t)))
        .toList();
  }

  /// The same connection, of which it is not known whether it exists.
  static Connection inDoubt(Connection row, String reason) {
    return new Connection(
        row.id(),
        row.from(),
        row.to(),
        row.ports(),
        Answer.UNKNOWN,
        row.enforced(),
        row.via(),
        row.protection(),
        row.protectionEvidence(),
        row.becauseEgress(),
        row.becauseIngress(),
        row.unknown().isEmpty() ? reason : row.unknown() + "; " + reason);
  }
}
