package io.inscope.snapshot.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One cluster at one time, immutable. Everything the rest of the program says is a pure function
/// of it and of the decisions people made.
///
/// Safe for use by several threads at once.
public interface ClusterSnapshot {
  SnapshotInfo info();

  /// What is known of a kind in a namespace.
  ///
  /// @param namespace empty for the cluster as a whole, or for a cluster-scoped kind
  Coverage coverage(GroupKind kind, String namespace);

  /// What is known of the outlines of a kind's objects: their metadata and type, without what is in
  /// them. At least what [#coverage] says, and more where [#isOutlined].
  ///
  /// @param namespace empty for the cluster as a whole
  default Coverage outlines(GroupKind kind, String namespace) {
    return coverage(kind, namespace);
  }

  /// Whether no more than outlines was asked for of a kind, so that what an object does not show
  /// may be there all the same: the Secrets of a live capture.
  default boolean isOutlined(GroupKind kind) {
    return false;
  }

  /// The kinds of which at least one object was read, sorted.
  List<GroupKind> kinds();

  /// All objects of a kind, sorted by [ResourceRef].
  Stream<Resource> all(GroupKind kind);

  Optional<Resource> find(ResourceRef ref);

  /// All workloads, sorted by [ResourceRef].
  List<Workload> workloads();
}
