package io.inscope.snapshot.network.engine;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Assumptions;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Connectivity;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Enforced;
import io.inscope.snapshot.network.Explanation;
import io.inscope.snapshot.network.Isolation;
import io.inscope.snapshot.network.Peer;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.PolicyReview;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.dialect.istio.MeshProtection;
import io.inscope.snapshot.network.inventory.ServicePath;
import io.inscope.snapshot.network.inventory.Services;
import io.inscope.snapshot.network.inventory.SharedAddresses;
import io.inscope.snapshot.network.path.EntryPoints;
import io.inscope.snapshot.network.path.NamedDestinations;
import io.inscope.snapshot.network.plugin.PluginDetection;
import io.inscope.snapshot.network.plugin.PolicyEnforcement;
import io.inscope.snapshot.network.policy.Ports;
import io.inscope.snapshot.network.reach.AddressAtoms;
import io.inscope.snapshot.network.reach.Cluster;
import io.inscope.snapshot.network.reach.Member;
import io.inscope.snapshot.network.reach.Partners;
import io.inscope.snapshot.network.reach.Party;
import io.inscope.snapshot.network.reach.Permission;
import io.inscope.snapshot.network.row.ConnectionRows;
import io.inscope.snapshot.network.row.HopProtection;
import io.inscope.snapshot.network.row.NetworkRows;
import io.inscope.snapshot.network.row.Way;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Works out connectivity from the network policies, services and entry points of a snapshot.
///
/// Pods that policies cannot tell apart are one [Party]. Rows are made for the workloads asked for,
/// and only with those that may talk to them: nothing is done for each pair of the cluster.
public final class ConnectivityEngine implements Connectivity {
  private final PluginFacts plugin;
  private final Cluster cluster;
  private final Partners partners;
  private final ConnectionRows rows;
  private final Map<ResourceRef, List<ServicePath>> services;
  private final EntryPoints entries;
  private final NamedDestinations names;
  private final NetworkRows networks;
  private final List<String> limits;

  /// Worked out when first asked for.
  private volatile @Nullable List<PolicyReview> policies;

  private ConnectivityEngine(
      ClusterSnapshot snapshot, Zones zones, Assumptions assumptions, Progress progress) {
    PluginDetection detection = PluginDetection.in(snapshot);
    plugin = assumptions.applyTo(detection.facts());
    cluster =
        new Cluster(
            snapshot, zones, plugin, PolicyEnforcement.of(snapshot, detection, plugin), progress);
    partners = Partners.of(cluster, progress);
    rows =
        new ConnectionRows(
            zones,
            plugin.enforcesNetworkPolicy(),
            List.of(meshProtection(snapshot), new PluginProtection(plugin, cluster.members())));
    Services all = new Services(snapshot);
    services =
        cluster.members().parallelStream()
            .collect(Collectors.toConcurrentMap(Member::ref, m -> all.to(m.instances())));
    entries = new EntryPoints(snapshot, cluster, all, rows, zones, plugin.enforcesNetworkPolicy());
    names = new NamedDestinations(cluster, rows);
    networks = new NetworkRows(snapshot, cluster.members());
    List<String> ways =
        Stream.of(
                entries.limits(),
                networks.limits(),
                SharedAddresses.among(
                    snapshot, cluster.members().stream().flatMap(m -> m.instances().stream())))
            .flatMap(Collection::stream)
            .toList();
    limits = Limits.of(snapshot, cluster, plugin, all, ways);
  }

  private static HopProtection meshProtection(ClusterSnapshot snapshot) {
    MeshProtection mesh = new MeshProtection(snapshot);
    return (from, to, ports) -> {
      ServicePath.Declared declared = mesh.between(from, to, ports);
      return new HopProtection.Hop(declared.protection(), declared.evidence());
    };
  }

  /// @param zones names for parts of the outside world
  /// @param assumptions what the user states about the network plugin
  public static Connectivity of(ClusterSnapshot snapshot, Zones zones, Assumptions assumptions) {
    return of(snapshot, zones, assumptions, Progress.NONE);
  }

  /// @param zones names for parts of the outside world
  /// @param assumptions what the user states about the network plugin
  /// @throws java.util.concurrent.CancellationException when the user stops it
  public static Connectivity of(
      ClusterSnapshot snapshot, Zones zones, Assumptions assumptions, Progress progress) {
    return new ConnectivityEngine(snapshot, zones, assumptions, progress);
  }

  @Override
  public List<Connection> touching(Set<ResourceRef> workloads, Progress progress) {
    List<Connection> found = new ArrayList<>();
    for (Member member : cluster.members()) {
      if (workloads.contains(member.ref())) {
        progress.step("Listing connections", found.size());
        addOutside(found, member);
        for (Member other : partners.of(member, Direction.EGRESS)) {
          if (other != member) {
            addPods(found, member, other);
          }
        }
        for (Member other : partners.of(member, Direction.INGRESS)) {
          if (!workloads.contains(other.ref())) {
            addPods(found, other, member);
          }
        }
      }
    }
    addEdges(found, workloads);
    return sorted(found);
  }

  @Override
  public List<Connection> edges(ResourceRef workload) {
    List<Connection> found = new ArrayList<>();
    cluster.member(workload).ifPresent(member -> addOutside(found, member));
    addEdges(found, Set.of(workload));
    return sorted(found);
  }

  @Override
  public List<Connection> all(boolean withSelf) {
    List<Connection> found = new ArrayList<>();
    for (Member member : cluster.members()) {
      addOutside(found, member);
      for (Member other : partners.of(member, Direction.EGRESS)) {
        if (withSelf || other != member) {
          addPods(found, member, other);
        }
      }
    }
    addEdges(found, null);
    return sorted(found);
  }

  @Override
  public long pairs(Progress progress) {
    return partners.pairs(progress);
  }

  /// @param workloads null for all
  private void addEdges(List<Connection> found, @Nullable Set<ResourceRef> workloads) {
    entries.addTo(found, workloads);
    names.addTo(found, workloads);
    networks.addTo(found, workloads);
  }

  private static List<Connection> sorted(List<Connection> found) {
    Collections.sort(found);
    return Collections.unmodifiableList(found);
  }

  private void addPods(List<Connection> found, Member from, Member to) {
    found.addAll(
        rows.between(
            ConnectionRows.Side.of(from, Direction.EGRESS),
            ConnectionRows.Side.of(to, Direction.INGRESS),
            cluster.permissions().between(from, to),
            Ports.ALL,
            Way.direct("pod", services.getOrDefault(to.ref(), List.of()))));
  }

  private void addOutside(List<Connection> found, Member member) {
    for (Direction direction : Direction.values()) {
      List<ConnectionRows.Reach> reaches = new ArrayList<>();
      for (AddressAtoms.Atom atom : cluster.outside()) {
        reaches.add(new ConnectionRows.Reach(atom.range(), permissions(member, direction, atom)));
      }
      String inward = member.usesHostNetwork() ? "node address" : "pod address, if routable";
      found.addAll(
          rows.withOutside(
              ConnectionRows.Side.of(member, direction),
              direction,
              reaches,
              Ports.ALL,
              Way.direct(direction == Direction.INGRESS ? inward : "address", List.of())));
    }
  }

  private List<Permission> permissions(Member member, Direction direction, AddressAtoms.Atom atom) {
    Party outside = cluster.party(atom);
    return member.parties().stream()
        .map(
            party ->
                direction == Direction.INGRESS
                    ? cluster.permissions().between(outside, party)
                    : cluster.permissions().between(party, outside))
        .toList();
  }

  @Override
  public Isolation isolation(ResourceRef workload, Direction direction) {
    return cluster
        .member(workload)
        .map(member -> new Isolations(cluster).of(member, direction, plugin))
        .orElseGet(
            () ->
                new Isolation(
                    Isolation.State.UNKNOWN,
                    List.of(),
                    plugin.enforcesNetworkPolicy(),
                    "%s has no pod and none to come in the snapshot".formatted(workload)));
  }

  @Override
  public Enforced enforced(ResourceRef workload, Direction direction) {
    return cluster
        .member(workload)
        .map(member -> Isolations.enforced(member, direction, plugin))
        .orElseGet(plugin::enforced);
  }

  @Override
  public Isolation isolationByDefault(String namespace, Direction direction) {
    return new Isolations(cluster).byDefault(namespace, direction);
  }

  @Override
  public Explanation explain(Peer from, Peer to, Protocol protocol, int port) {
    return new Explainer(cluster, plugin).explain(from, to, new PortRange(protocol, port, port));
  }

  @Override
  public List<PolicyReview> policies() {
    List<PolicyReview> known = policies;
    if (known == null) {
      // Two threads may both work it out; they find the same.
      known = PolicyReviews.of(cluster);
      policies = known;
    }
    return known;
  }

  @Override
  public PluginFacts plugin() {
    return plugin;
  }

  @Override
  public List<String> limits() {
    return limits;
  }
}
