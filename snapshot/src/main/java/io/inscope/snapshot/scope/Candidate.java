package io.inscope.snapshot.scope;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.address.Address;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A workload or a node, and what rules and labels look at. A value of the wrong shape counts as
/// not set: whatever else is right about the object still counts.
///
/// @param object the owner of a workload, or the node
/// @param namespace empty when the object was not read, or there is none
/// @param owner of the object in turn, a custom one; empty when not read
/// @param nodes those a workload runs on, as far as read; for a node itself none
record Candidate(
    Resource object,
    Optional<Workload> workload,
    Optional<Resource> namespace,
    Optional<Resource> owner,
    List<Resource> nodes) {

  ResourceRef ref() {
    return object.ref();
  }

  boolean isNode() {
    return object.ref().groupKind().equals(Kinds.NODE);
  }

  /// Of a workload's pods, as its template says; of a node its own.
  SortedMap<String, String> labels() {
    return lenient(
        () -> workload.map(w -> Resource.texts(podLabels(w))).orElseGet(object::labels),
        new TreeMap<>());
  }

  private static Field podLabels(Workload workload) {
    return workload.podMetadata().isObject()
        ? workload.podMetadata().at("labels")
        : workload.owner().root().at("metadata", "labels");
  }

  /// An API server labels each namespace with its name; a manifest need not say so.
  SortedMap<String, String> namespaceLabels() {
    TreeMap<String, String> labels = new TreeMap<>();
    namespace.ifPresent(found -> labels.putAll(lenient(found::labels, new TreeMap<>())));
    labels.put("kubernetes.io/metadata.name", ref().namespace());
    return labels;
  }

  List<Map<String, String>> nodeLabels() {
    return nodes.stream()
        .<Map<String, String>>map(node -> lenient(node::labels, new TreeMap<>()))
        .toList();
  }

  String serviceAccount() {
    return lenient(
        () ->
            workload
                .map(Workload::podSpec)
                .filter(Field::isObject)
                .map(
                    spec ->
                        spec.at("serviceAccountName")
                            .text(spec.at("serviceAccount").text("default")))
                .orElse(""),
        "");
  }

  List<String> images() {
    return lenient(
        () ->
            workload.stream()
                .flatMap(Workload::containers)
                .map(container -> container.at("image").text(""))
                .toList(),
        List.of());
  }

  List<Address> addresses() {
    return workload.stream()
        .flatMap(w -> w.pods().stream())
        .flatMap(pod -> lenient(() -> addresses(pod), List.<Address>of()).stream())
        .toList();
  }

  private static List<Address> addresses(Resource pod) {
    Field status = pod.root().at("status");
    return Stream.concat(
            status.at("podIPs").each().map(entry -> entry.at("ip").text("")),
            status.at("podIP").text().stream())
        .distinct()
        .map(Address::parse)
        .flatMap(Optional::stream)
        .toList();
  }

  private static <T> T lenient(Supplier<T> read, T otherwise) {
    try {
      return read.get();
    } catch (WrongShape e) {
      return otherwise;
    }
  }
}
