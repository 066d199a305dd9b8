package io.inscope.snapshot.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A snapshot held in memory: for small worlds, fixtures and what-if questions.
///
/// A kind of which an object was given counts as read; for the others the caller says what is
/// known.
public final class InMemorySnapshot implements ClusterSnapshot {
  private final SnapshotInfo info;
  private final SortedMap<GroupKind, SortedMap<ResourceRef, Resource>> byKind = new TreeMap<>();
  private final Map<GroupKind, Coverage> coverage;
  private final List<Workload> workloads;

  /// @param resources when an identity comes twice, the first counts
  /// @param coverage what is known of kinds beyond the objects given
  public InMemorySnapshot(
      SnapshotInfo info, Collection<Resource> resources, Map<GroupKind, Coverage> coverage) {
    this.info = info;
    this.coverage = Map.copyOf(coverage);
    for (Resource resource : resources) {
      byKind
          .computeIfAbsent(resource.ref().groupKind(), _ -> new TreeMap<>())
          .putIfAbsent(resource.ref(), resource);
    }
    this.workloads = Workloads.of(this);
  }

  @Override
  public SnapshotInfo info() {
    return info;
  }

  @Override
  public Coverage coverage(GroupKind kind, String namespace) {
    SortedMap<ResourceRef, Resource> read = byKind.get(kind);
    Coverage stated = coverage.get(kind);
    if (stated != null && !(stated instanceof Coverage.Read)) {
      return stated;
    }
    if (read == null) {
      return stated == null ? new Coverage.NotAsked() : stated;
    }
    return new Coverage.Read(
        namespace.isEmpty()
            ? read.size()
            : read.subMap(first(namespace), first(namespace + Character.MIN_VALUE)).size());
  }

  /// What sorts before everything in a namespace.
  private static ResourceRef first(String namespace) {
    return new ResourceRef("", "", namespace, "");
  }

  @Override
  public List<GroupKind> kinds() {
    return List.copyOf(byKind.keySet());
  }

  @Override
  public Stream<Resource> all(GroupKind kind) {
    SortedMap<ResourceRef, Resource> read = byKind.get(kind);
    return read == null ? Stream.empty() : read.values().stream();
  }

  @Override
  public Optional<Resource> find(ResourceRef ref) {
    SortedMap<ResourceRef, Resource> read = byKind.get(ref.groupKind());
    return read == null ? Optional.empty() : Optional.ofNullable(read.get(ref));
  }

  @Override
  public List<Workload> workloads() {
    return workloads;
  }
}
