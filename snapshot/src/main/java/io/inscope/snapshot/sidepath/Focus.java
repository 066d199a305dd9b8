package io.inscope.snapshot.sidepath;

import io.inscope.snapshot.model.ResourceRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The workloads whose ways are asked for: some, or all.
///
/// @param some empty when all are meant
record Focus(Optional<Set<ResourceRef>> some, Set<String> namespaces, Set<String> nodes) {

  static Focus on(Set<ResourceRef> workloads, Census census) {
    TreeSet<String> nodes = new TreeSet<>();
    workloads.forEach(workload -> nodes.addAll(census.nodesOf(workload)));
    return new Focus(
        Optional.of(workloads),
        workloads.stream().map(ResourceRef::namespace).collect(Collectors.toUnmodifiableSet()),
        nodes);
  }

  static Focus onAll() {
    return new Focus(Optional.empty(), Set.of(), Set.of());
  }

  boolean isAll() {
    return some.isEmpty();
  }

  boolean has(ResourceRef workload) {
    return some.map(set -> set.contains(workload)).orElse(true);
  }

  boolean touches(Target target) {
    return isAll()
        || switch (target) {
          case Target.OfWorkload one -> has(one.workload());
          case Target.OfNamespace one -> namespaces.contains(one.namespace());
          case Target.OfNode one -> nodes.contains(one.node());
          case Target.Everything _ -> true;
        };
  }

  /// The pairs of a group that share something: each member outside with each inside, and those
  /// inside with each other once. Of all workloads a star around the first member, so that the
  /// number stays that of the members.
  <T> void pairs(List<T> group, Function<T, ResourceRef> workload, BiConsumer<T, T> take) {
    if (group.size() < 2) {
      return;
    }
    if (isAll()) {
      T first = group.getFirst();
      group.stream()
          .filter(one -> !workload.apply(one).equals(workload.apply(first)))
          .forEach(one -> take.accept(one, first));
      return;
    }
    for (T to : group) {
      ResourceRef inside = workload.apply(to);
      if (!has(inside)) {
        continue;
      }
      for (T from : group) {
        ResourceRef other = workload.apply(from);
        if (!other.equals(inside) && (!has(other) || other.compareTo(inside) < 0)) {
          take.accept(from, to);
        }
      }
    }
  }
}
