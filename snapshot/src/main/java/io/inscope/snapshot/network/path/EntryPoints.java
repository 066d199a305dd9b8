package io.inscope.snapshot.network.path;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.inventory.Services;
import io.inscope.snapshot.network.path.entry.EntryReader;
import io.inscope.snapshot.network.path.entry.EntryRows;
import io.inscope.snapshot.network.path.entry.Servers;
import io.inscope.snapshot.network.path.entry.Surroundings;
import io.inscope.snapshot.network.path.entry.Targets;
import io.inscope.snapshot.network.path.gateway.GatewayReader;
import io.inscope.snapshot.network.path.ingress.IngressReader;
import io.inscope.snapshot.network.path.istio.IstioReader;
import io.inscope.snapshot.network.path.proxy.ProxyReader;
import io.inscope.snapshot.network.path.route.RouteReader;
import io.inscope.snapshot.network.policy.Ports;
import io.inscope.snapshot.network.reach.AddressAtoms;
import io.inscope.snapshot.network.reach.Cluster;
import io.inscope.snapshot.network.reach.Party;
import io.inscope.snapshot.network.reach.Permission;
import io.inscope.snapshot.network.row.ConnectionRows;
import io.inscope.snapshot.network.row.Way;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The ways into workloads, and out of them, other than by a pod's own address.
public final class EntryPoints {
  private final Cluster cluster;
  private final ConnectionRows rows;
  private final ExposedPorts exposed;
  private final Entries entries;
  private final OutsideServices outside;
  private final ApiServer apiServer;
  private final TreeSet<String> limits = new TreeSet<>();

  public EntryPoints(
      ClusterSnapshot snapshot,
      Cluster cluster,
      Services services,
      ConnectionRows rows,
      Zones zones,
      Enforcement enforced) {
    this.cluster = cluster;
    this.rows = rows;
    Targets targets = new Targets(cluster, services);
    Servers servers = new Servers(cluster);
    Surroundings around = new Surroundings(snapshot, cluster, targets, servers, limits);
    EntryRows entryRows = new EntryRows(cluster, rows, zones, enforced);
    this.exposed = new ExposedPorts(cluster, services);
    this.entries =
        new Entries(
            Stream.<EntryReader>of(
                    new IngressReader(around),
                    new RouteReader(around),
                    new GatewayReader(around),
                    new IstioReader(around),
                    new ProxyReader(around))
                .flatMap(reader -> reader.read().stream())
                .toList(),
            entryRows);
    this.outside = new OutsideServices(cluster, services, targets, entryRows);
    this.apiServer = new ApiServer(around, services, rows);
    EntryCoverage.addTo(limits, snapshot);
    limits.addAll(exposed.limits());
    limits.addAll(outside.limits());
    ServiceLimits.addTo(around, services);
  }

  /// Adds the rows that touch some workloads.
  ///
  /// @param workloads null for all
  public void addTo(List<Connection> found, @Nullable Set<ResourceRef> workloads) {
    exposed.touching(workloads).forEach(port -> found.addAll(rows(port)));
    entries.addTo(found, workloads);
    outside.addTo(found, workloads);
    apiServer.addTo(found, workloads);
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
        new Way(port.way(), port.via(), List.of(), Protection.UNKNOWN, ""));
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

  public Collection<String> limits() {
    return limits;
  }
}
