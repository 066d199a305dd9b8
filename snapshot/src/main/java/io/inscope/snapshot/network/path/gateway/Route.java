package io.inscope.snapshot.network.path.gateway;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.path.entry.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A route of any kind as far as it makes paths.
///
/// @param hostnames empty for any
record Route(
    Resource resource, List<Parent> parents, List<String> hostnames, List<Backend> backends) {

  /// What it wants to attach to.
  ///
  /// @param section the name of a listener; empty for all
  /// @param port of listeners; 0 for all
  record Parent(ResourceRef ref, String section, long port) {}

  /// Where it leads.
  ///
  /// @param role why it gets traffic, beyond answering requests: ` mirror`; else empty
  record Backend(ResourceRef ref, long port, String role) {}

  /// @throws io.inscope.snapshot.json.WrongShape when it makes no sense
  static Route of(Resource resource) {
    String namespace = Surroundings.namespace(resource);
    Field spec = resource.root().at("spec");
    List<Backend> backends = new ArrayList<>();
    for (Field rule : spec.at("rules").each().toList()) {
      addFilters(backends, rule.at("filters"), namespace);
      for (Field ref : rule.at("backendRefs").each().toList()) {
        if (ref.at("weight").number().orElse(1) != 0) {
          addBackend(backends, ref, namespace, "");
          addFilters(backends, ref.at("filters"), namespace);
        }
      }
    }
    return new Route(
        resource,
        spec.at("parentRefs").each().map(ref -> parent(ref, namespace)).toList(),
        spec.at("hostnames").each().flatMap(host -> host.text().stream()).toList(),
        backends.stream().distinct().toList());
  }

  static Parent parent(Field ref, String namespace) {
    GroupKind kind =
        new GroupKind(ref.at("group").text(Kind.GROUP), ref.at("kind").text("Gateway"));
    return new Parent(
        ResourceRef.of(kind, ref.at("namespace").text(namespace), ref.at("name").text("")),
        ref.at("sectionName").text(""),
        ref.at("port").number().orElse(0));
  }

  /// Filters that send requests, or copies of them, elsewhere.
  private static void addFilters(List<Backend> backends, Field filters, String namespace) {
    for (Field filter : filters.each().toList()) {
      Stream.of("requestMirror", "externalAuth")
          .map(name -> filter.at(name, "backendRef"))
          .filter(Field::isPresent)
          .forEach(
              ref ->
                  addBackend(
                      backends,
                      ref,
                      namespace,
                      filter.at("requestMirror").isPresent() ? " mirror" : " authorization"));
    }
  }

  private static void addBackend(List<Backend> backends, Field ref, String namespace, String role) {
    GroupKind kind = new GroupKind(ref.at("group").text(""), ref.at("kind").text("Service"));
    backends.add(
        new Backend(
            ResourceRef.of(kind, ref.at("namespace").text(namespace), ref.at("name").text("")),
            ref.at("port").number().orElse(0),
            role));
  }

  GroupKind kind() {
    return resource.ref().groupKind();
  }

  String namespace() {
    return Surroundings.namespace(resource);
  }

  String named() {
    return resource.ref().spoken();
  }

  /// Whether the requests it carries have a host by which it may be told apart.
  boolean hasHosts() {
    return !kind().equals(Kind.TCP) && !kind().equals(Kind.UDP);
  }
}
