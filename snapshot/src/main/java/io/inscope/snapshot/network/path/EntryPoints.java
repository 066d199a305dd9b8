package io.inscope.snapshot.network.path;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.inventory.Services;
import io.inscope.snapshot.network.policy.Ports;
import io.inscope.snapshot.network.reach.AddressAtoms;
import io.inscope.snapshot.network.reach.Cluster;
import io.inscope.snapshot.network.reach.Party;
import io.inscope.snapshot.network.reach.Permission;
import io.inscope.snapshot.network.row.ConnectionRows;
import io.inscope.snapshot.network.row.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where the outside world enters other than by a pod's own address.
public final class EntryPoints {
  private final Cluster cluster;
  private final ConnectionRows rows;
  private final ExposedPorts exposed;
  private final IngressPaths ingresses;

  public EntryPoints(
      ClusterSnapshot snapshot, Cluster cluster, Services services, ConnectionRows rows) {
    this.cluster = cluster;
    this.rows = rows;
    this.exposed = new ExposedPorts(cluster, services);
    this.ingresses = new IngressPaths(snapshot, cluster, services, rows);
  }

  /// @param workloads null for all
  public void addTo(List<Connection> found, @Nullable Set<ResourceRef> workloads) {
    for (ExposedPort port : exposed.ports()) {
      if (workloads == null || workloads.contains(port.target().ref())) {
        found.addAll(rows(port));
      }
    }
    ingresses.addTo(found, workloads);
  }

  private List<Connection> rows(ExposedPort port) {
    List<ConnectionRows.Reach> reaches = new ArrayList<>();
    for (AddressAtoms.Atom atom : cluster.outside()) {
      List<AddressRange> from = port.usableFrom(atom.range());
      if (!from.isEmpty()) {
        List<Permission> permissions =
            port.target().parties().stream().map(party -> permission(atom, party, port)).toList();
        from.forEach(range -> reaches.add(new ConnectionRows.Reach(range, permissions)));
      }
    }
    return rows.withOutside(
        ConnectionRows.Side.of(port.target(), Direction.INGRESS),
        Direction.INGRESS,
        reaches,
        Ports.of(port.port()),
        new Way(port.way(), port.way(), List.of(), Protection.UNKNOWN, ""));
  }

  private Permission permission(AddressAtoms.Atom atom, Party party, ExposedPort port) {
    Permission own = cluster.permissions().between(cluster.party(atom), party);
    return port.keepsSource()
        ? own
        : either(own, cluster.permissions().between(cluster.anyNode(), party));
  }

  /// Policies may see the source's address or that of a node in between; the documentation leaves
  /// open which. Where both are permitted it does not matter.
  private static Permission either(Permission own, Permission node) {
    return new Permission(
        own.egress(),
        own.ingress()
            .either(
                node.ingress(),
                "externalTrafficPolicy is Cluster: policies may see the address of a node instead"
                    + " of the source's"));
  }

  public List<String> limits() {
    return Stream.concat(exposed.limits().stream(), ingresses.limits().stream()).toList();
  }
}
