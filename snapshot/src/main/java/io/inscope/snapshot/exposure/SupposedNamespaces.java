package io.inscope.snapshot.exposure;

import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.policy.NamespaceLabels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The namespaces in which a supposed pod may be: those that exist, and those that somebody could
/// create. The names of the latter are no valid names, so they cannot be taken.
final class SupposedNamespaces {
  private final TreeSet<String> existing = new TreeSet<>();
  private final Map<Fresh, String> fresh = new LinkedHashMap<>();

  /// A namespace that does not exist.
  ///
  /// @param name one that a policy names; else empty
  private record Fresh(String name, SortedMap<String, String> labels) {}

  SupposedNamespaces(ClusterSnapshot snapshot) {
    try (Stream<Resource> all = snapshot.all(Kinds.NAMESPACE)) {
      all.forEach(namespace -> existing.add(namespace.ref().name()));
    }
    snapshot.workloads().stream().map(Workload::namespace).forEach(existing::add);
  }

  /// Sorted.
  SortedSet<String> existing() {
    return existing;
  }

  /// Takes in what some peers look at.
  void add(Collection<Sight> sights) {
    sights.forEach(sight -> existing.addAll(sight.own()));
    for (Sight sight : sights) {
      for (Fresh one : freshOf(sight)) {
        fresh.computeIfAbsent(
            one, _ -> one.name().isEmpty() ? "(new %d)".formatted(fresh.size() + 1) : one.name());
      }
    }
  }

  /// Whether some namespace that could be created is not among the supposed ones.
  boolean isShort(Sight sight) {
    return !existing.containsAll(sight.names()) && sight.namespaceLabels().size() > 1;
  }

  private List<Fresh> freshOf(Sight sight) {
    TreeSet<String> names = new TreeSet<>(sight.names());
    names.removeAll(existing);
    List<Fresh> all = new ArrayList<>();
    for (SortedMap<String, String> labels : sight.namespaceLabels()) {
      all.add(new Fresh("", labels));
    }
    // One name is one namespace, so of a named one only the plainest is supposed.
    names.forEach(name -> all.add(new Fresh(name, new TreeMap<>())));
    return all;
  }

  /// The snapshot with the namespaces that do not exist.
  ///
  /// @param workloads those that it is to have
  ClusterSnapshot in(ClusterSnapshot whole, List<Workload> workloads) {
    return new SupposedSnapshot(
        whole,
        fresh.entrySet().stream().map(one -> namespace(one.getValue(), one.getKey())).toList(),
        workloads);
  }

  private static Resource namespace(String name, Fresh fresh) {
    JsonObject metadata =
        JsonObject.builder().put("name", name).put("labels", object(fresh.labels())).build();
    return Resource.of(
            JsonObject.builder()
                .put("apiVersion", "v1")
                .put("kind", "Namespace")
                .put("metadata", metadata)
                .build(),
            new Origin("supposed", 0))
        .orElseThrow();
  }

  static JsonObject object(Map<String, String> texts) {
    JsonObject.Builder object = JsonObject.builder();
    texts.forEach(object::put);
    return object.build();
  }

  /// Namespaces that some peers cannot tell apart.
  ///
  /// @param namespace one of them
  /// @param alike all that exist; empty for one that does not
  /// @param labels of one that does not exist
  record Place(String namespace, List<String> alike, SortedMap<String, String> labels) {
    boolean isNew() {
      return alike.isEmpty();
    }

    /// The name it has, or would have to have; empty for any.
    String name() {
      return namespace.startsWith("(") ? "" : namespace;
    }
  }

  private record Kind(String name, SortedMap<String, String> labels, boolean known) {}

  /// Every namespace, as some peers see them.
  List<Place> places(Sight sight, NamespaceLabels labels) {
    Map<Kind, List<String>> kinds = new LinkedHashMap<>();
    for (String namespace : existing) {
      boolean named = sight.names().contains(namespace) || sight.own().contains(namespace);
      Kind kind =
          new Kind(
              named ? namespace : "",
              sight.seen(labels.known(namespace)),
              labels.isComplete(namespace));
      kinds.computeIfAbsent(kind, _ -> new ArrayList<>()).add(namespace);
    }
    List<Place> places = new ArrayList<>();
    kinds
        .values()
        .forEach(
            alike -> places.add(new Place(alike.getFirst(), List.copyOf(alike), new TreeMap<>())));
    for (Fresh one : freshOf(sight)) {
      String name = fresh.get(one);
      if (name != null) {
        places.add(new Place(name, List.of(), one.labels()));
      }
    }
    return places;
  }
}
