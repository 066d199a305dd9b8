package io.inscope.reports.podsecurity;

import io.inscope.snapshot.json.Field;
import java.util.stream.Stream;

/// What the rules look at: a pod, or the template of one.
///
/// @param metadata of the pod; missing when it has none
/// @param spec of the pod
public record PodShape(Field metadata, Field spec) {

  /// Init, application and ephemeral containers.
  Stream<Field> containers() {
    return Stream.of("initContainers", "containers", "ephemeralContainers")
        .flatMap(list -> spec.at(list).each());
  }

  /// A setting of the pod's own security context.
  Field own(String... path) {
    return spec.at("securityContext").at(path);
  }

  /// A setting of each container's security context.
  Stream<Field> ofContainers(String... path) {
    return containers().map(container -> container.at("securityContext").at(path));
  }

  /// A setting that pod and containers have, each for itself.
  Stream<Field> everywhere(String... path) {
    return Stream.concat(Stream.of(own(path)), ofContainers(path));
  }

  Stream<Field> annotations() {
    return metadata.at("annotations").members();
  }

  boolean isWindows() {
    return spec.at("os", "name").text("").equals("windows");
  }

  boolean hasUserNamespace() {
    return spec.at("hostUsers").isFalse();
  }
}
