package io.inscope.snapshot.sidepath;

import io.inscope.snapshot.access.Access;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.PluginFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// The ways of one snapshot that no network policy controls. Immutable once built, safe for several
/// threads.
public final class SidePaths {
  /// Kinds without which nothing can be said of some ways, and what then is not known.
  private static final Map<GroupKind, String> NEEDED =
      Map.of(
          Kinds.POD, "which workloads share a node is known only of pods that were read",
          Kinds.PERSISTENT_VOLUME, "whether two claims lead to the same storage is not known",
          Kinds.PERSISTENT_VOLUME_CLAIM, "what stands behind a claim is not known",
          Kinds.CONFIG_MAP, "whether shared ones carry secrets is not known");

  private final Census census;
  private final AdministrativePaths rights;
  private final SharedVolumes volumes;
  private final SharedDirectories directories;
  private final SharedSecrets secrets;
  private final NodePaths nodes;
  private final Webhooks webhooks;
  private final ClusterComponents components;
  private final SortedSet<String> limits = new TreeSet<>();

  private SidePaths(ClusterSnapshot snapshot, Access access, PluginFacts plugin) {
    census = new Census(snapshot);
    rights = new AdministrativePaths(census, access);
    volumes = new SharedVolumes(new Storage(snapshot));
    directories = new SharedDirectories(census);
    secrets = new SharedSecrets(snapshot);
    nodes = new NodePaths(census);
    webhooks = new Webhooks(snapshot, census);
    components = new ClusterComponents(census, plugin);
    census.workloads().forEach(this::read);
    limits.addAll(access.limits());
    limits.addAll(webhooks.limits());
    NEEDED.forEach(
        (kind, unknown) -> {
          Coverage coverage = snapshot.coverage(kind, "");
          if (!(coverage instanceof Coverage.Read)) {
            limits.add("%s: %s; %s.".formatted(kind.kind(), coverage.gap(), unknown));
          }
        });
  }

  /// @param access who may do what in the same snapshot
  /// @param plugin what was found out about its network plugin
  public static SidePaths of(ClusterSnapshot snapshot, Access access, PluginFacts plugin) {
    return new SidePaths(snapshot, access, plugin);
  }

  private void read(Workload workload) {
    try {
      MountUse.of(workload, this::take);
      nodes.add(workload);
    } catch (WrongShape e) {
      limits.add(
          "%s (%s): what it shares is not known: %s."
              .formatted(
                  workload.ref().spoken(), workload.owner().origin().place(), e.getMessage()));
    }
  }

  private void take(MountUse use) {
    switch (use.what()) {
      case CLAIM, STORAGE -> volumes.add(use);
      case HOST_PATH -> directories.add(use);
      case SECRET, SECRET_STORE, CONFIG_MAP -> secrets.add(use);
    }
  }

  /// The ways to some workloads, their data, their namespaces and their nodes, sorted. Ways among
  /// them are listed once.
  public List<SidePath> touching(Set<ResourceRef> workloads) {
    return workloads.isEmpty() ? List.of() : find(Focus.on(workloads, census));
  }

  /// The ways to every workload, sorted; of those that share something, to one of them.
  public List<SidePath> all() {
    return find(Focus.onAll());
  }

  /// The nodes on which the pods of a workload run, sorted; empty when it runs nowhere, or nobody
  /// knows.
  public SortedSet<String> nodesOf(ResourceRef workload) {
    return Collections.unmodifiableSortedSet(census.nodesOf(workload));
  }

  private List<SidePath> find(Focus focus) {
    List<SidePath> paths = new ArrayList<>();
    rights.find(focus, paths);
    volumes.find(focus, paths);
    directories.find(focus, paths);
    secrets.find(focus, paths);
    nodes.find(focus, paths);
    webhooks.find(focus, paths);
    components.find(paths);
    paths.sort(null);
    return List.copyOf(paths);
  }

  /// What the answers leave out, in sentences. Sorted.
  public List<String> limits() {
    return List.copyOf(limits);
  }
}
