package io.inscope.snapshot.exposure;

import io.inscope.snapshot.access.Access;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.address.Zones;
import io.inscope.snapshot.network.plugin.PluginDetection;
import io.inscope.snapshot.network.plugin.PolicyEnforcement;
import io.inscope.snapshot.network.policy.Ports;
import io.inscope.snapshot.network.reach.Cluster;
import io.inscope.snapshot.network.reach.Member;
import io.inscope.snapshot.network.reach.Party;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Works out which pods that need not exist some workloads are exposed to. The work grows with
/// their policies, not with pairs of pods: workloads with the same policies are tried once.
public final class Exposures {
  private static final Comparator<Exposure> ORDER =
      Comparator.comparing(Exposure::workload)
          .thenComparing(Exposure::direction)
          .thenComparing(Exposure::verdict)
          .thenComparing(Exposure::rule)
          .thenComparing(Exposure::place)
          .thenComparing(Exposure::who);

  private final Cluster cluster;
  private final SupposedNamespaces namespaces;
  private final ExposureRows rows;
  private final Map<Direction, Map<Party, Map<Part, Found>>> known = new EnumMap<>(Direction.class);

  private Exposures(
      ClusterSnapshot snapshot, PluginFacts plugin, Access access, Set<ResourceRef> asked) {
    PolicyEnforcement enforcement =
        PolicyEnforcement.of(snapshot, PluginDetection.in(snapshot), plugin);
    namespaces = new SupposedNamespaces(snapshot);
    List<Workload> some =
        snapshot.workloads().stream().filter(one -> asked.contains(one.ref())).toList();
    Cluster first = cluster(namespaces.in(snapshot, some), plugin, enforcement);
    List<Sight> sights = new ArrayList<>();
    for (Member member : first.members()) {
      for (Party party : asked.contains(member.ref()) ? member.parties() : List.<Party>of()) {
        for (Direction direction : Direction.values()) {
          sights.addAll(Trial.of(party, direction, namespaces).sights());
        }
      }
    }
    namespaces.add(sights);
    cluster = cluster(namespaces.in(snapshot, snapshot.workloads()), plugin, enforcement);
    rows = new ExposureRows(cluster, new Makers(access), namespaces.existing());
    for (Direction direction : Direction.values()) {
      known.put(direction, new IdentityHashMap<>());
    }
  }

  private static Cluster cluster(
      ClusterSnapshot snapshot, PluginFacts plugin, PolicyEnforcement enforcement) {
    return new Cluster(snapshot, Zones.NONE, plugin, enforcement, Progress.NONE);
  }

  /// What some workloads are exposed to, sorted.
  ///
  /// @param plugin what is taken for true of the network plugin
  /// @param access who may do what in the same snapshot
  /// @throws java.util.concurrent.CancellationException when the user stops it
  public static List<Exposure> of(
      ClusterSnapshot snapshot,
      PluginFacts plugin,
      Access access,
      Set<ResourceRef> workloads,
      Progress progress) {
    if (workloads.isEmpty()) {
      return List.of();
    }
    Exposures exposures = new Exposures(snapshot, plugin, access, workloads);
    List<Exposure> found = new ArrayList<>();
    for (Member member : exposures.cluster.members()) {
      if (workloads.contains(member.ref())) {
        progress.step("Supposing pods that do not exist", found.size());
        for (Direction direction : Direction.values()) {
          exposures.add(found, member, direction);
        }
      }
    }
    found.sort(ORDER);
    return List.copyOf(found);
  }

  private void add(List<Exposure> to, Member member, Direction direction) {
    Map<Part, Found> all = new LinkedHashMap<>();
    for (Party party : member.parties()) {
      tally(party, direction)
          .forEach((part, found) -> all.computeIfAbsent(part, _ -> new Found()).add(found));
    }
    all.forEach(
        (part, found) -> {
          Found sure = part.isSure() ? null : all.get(part.sure());
          Ports ports = sure == null ? found.ports() : found.ports().without(sure.ports());
          if (!ports.isEmpty()) {
            to.add(rows.row(member, direction, part, found, ports));
          }
        });
    to.addAll(new HostNetwork(cluster, rows).of(member, direction));
  }

  private Map<Part, Found> tally(Party party, Direction direction) {
    Map<Party, Map<Part, Found>> of = known.getOrDefault(direction, Map.of());
    Map<Part, Found> one = of.get(party);
    if (one == null) {
      one = Tally.of(cluster, party, direction, namespaces);
      of.put(party, one);
    }
    return one;
  }
}
