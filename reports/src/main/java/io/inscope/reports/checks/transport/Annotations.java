package io.inscope.reports.checks.transport;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Resource;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The annotations of an object by the name behind the slash: controllers may be told to use
/// another prefix, and several understand the same names.
final class Annotations {
  private Annotations() {}

  static Stream<Field> named(Resource resource, Predicate<String> name) {
    return resource
        .root()
        .at("metadata", "annotations")
        .members()
        .filter(one -> name.test(one.key().substring(one.key().indexOf('/') + 1)));
  }

  /// Whether one of these names is set to this.
  static boolean says(Resource resource, String name, String value) {
    return named(resource, name::equals).anyMatch(one -> value.equals(one.value()));
  }

  /// Whether TLS goes through to the pods, past the controller.
  static boolean passesThrough(Resource ingress) {
    return says(ingress, "ssl-passthrough", "true");
  }
}
