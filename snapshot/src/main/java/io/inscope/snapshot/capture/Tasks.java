package io.inscope.snapshot.capture;

import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.ListedKind;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Which lists to ask for, in their order. Made while they are taken: a cluster with thousands of
/// namespaces, of which each is asked for each kind, does not need them all at once.
///
/// @param only the namespaces that are asked for; empty for all
/// @param carried what needs not be asked for again
record Tasks(List<ApiResource> resources, List<String> only, Set<Key> carried) {
  /// A kind in a namespace.
  ///
  /// @param namespace empty for the whole cluster
  record Key(GroupKind kind, String namespace) {
    static Key of(ApiResource resource, String namespace) {
      return new Key(resource.groupKind(), namespace);
    }

    static Key of(ListedKind row) {
      return of(row.resource(), row.namespace());
    }
  }

  /// A list.
  ///
  /// @param namespace empty for the whole cluster
  record Task(ApiResource resource, String namespace) {
    Key key() {
      return Key.of(resource, namespace);
    }
  }

  /// Whether a kind is asked for in single namespaces because the user wants no others.
  boolean isOnlySome(ApiResource resource) {
    return resource.namespaced() && !only.isEmpty();
  }

  boolean isCarried(ApiResource resource, String namespace) {
    return carried.contains(Key.of(resource, namespace));
  }

  /// The lists of these kinds: in the whole cluster, or in the namespaces the user wants.
  Iterator<Task> of(Predicate<ApiResource> which) {
    return left(
        resources.stream().filter(which),
        resource -> isOnlySome(resource) ? only.stream() : Stream.of(""));
  }

  /// The lists of these kinds in each namespace.
  Iterator<Task> within(SortedSet<String> namespaces, Predicate<ApiResource> which) {
    return left(resources.stream().filter(which), _ -> namespaces.stream());
  }

  private Iterator<Task> left(
      Stream<ApiResource> kinds, Function<ApiResource, Stream<String>> where) {
    return kinds
        .flatMap(resource -> where.apply(resource).map(name -> new Task(resource, name)))
        .filter(task -> !carried.contains(task.key()))
        .iterator();
  }
}
