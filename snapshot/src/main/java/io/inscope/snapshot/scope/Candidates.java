package io.inscope.snapshot.scope;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Namespacing;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Every workload and node of a snapshot with its surroundings.
final class Candidates {
  private final ClusterSnapshot snapshot;
  private final Map<String, Resource> namespaces;
  private final Map<String, Resource> nodes;

  Candidates(ClusterSnapshot snapshot) {
    this.snapshot = snapshot;
    namespaces = byName(snapshot, Kinds.NAMESPACE);
    nodes = byName(snapshot, Kinds.NODE);
  }

  private static Map<String, Resource> byName(ClusterSnapshot snapshot, GroupKind kind) {
    Map<String, Resource> found = new TreeMap<>();
    try (Stream<Resource> all = snapshot.all(kind)) {
      all.forEach(resource -> found.put(resource.ref().name(), resource));
    }
    return found;
  }

  /// The workloads, sorted, then the nodes, sorted.
  List<Candidate> all() {
    List<Candidate> all = new ArrayList<>();
    snapshot.workloads().forEach(workload -> all.add(of(workload)));
    nodes.values().forEach(node -> all.add(ofNode(node)));
    return all;
  }

  private Candidate of(Workload workload) {
    return new Candidate(
        workload.owner(),
        Optional.of(workload),
        Optional.ofNullable(namespaces.get(workload.namespace())),
        ownerOf(workload.owner()),
        nodesOf(workload));
  }

  private static Candidate ofNode(Resource node) {
    return new Candidate(node, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  private List<Resource> nodesOf(Workload workload) {
    TreeSet<String> names = new TreeSet<>();
    for (Resource pod : workload.pods()) {
      Field spec = pod.root().at("spec");
      if (spec.isObject() && spec.at("nodeName").value() instanceof String node) {
        names.add(node);
      }
    }
    return names.stream().map(nodes::get).filter(Objects::nonNull).toList();
  }

  /// Lenient on purpose: an odd owner reference costs only what would be inherited.
  private Optional<Resource> ownerOf(Resource object) {
    Field references = object.root().at("metadata", "ownerReferences");
    if (!references.isArray()) {
      return Optional.empty();
    }
    return references
        .each()
        .filter(Field::isObject)
        .filter(reference -> Boolean.TRUE.equals(reference.at("controller").value()))
        .flatMap(reference -> find(reference, object.ref().namespace()).stream())
        .findFirst();
  }

  private Optional<Resource> find(Field reference, String namespace) {
    GroupKind kind =
        Namespacing.canonical(
            GroupKind.of(text(reference.at("apiVersion")), text(reference.at("kind"))));
    return kind.equals(Kinds.NODE)
        ? Optional.empty()
        : snapshot.find(ResourceRef.of(kind, namespace, text(reference.at("name"))));
  }

  private static String text(Field field) {
    return field.value() instanceof String text ? text : "";
  }
}
