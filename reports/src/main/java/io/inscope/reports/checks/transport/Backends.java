package io.inscope.reports.checks.transport;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether the Services that something leads to are there.
final class Backends {
  private Backends() {}

  /// The field that leads nowhere: the name of the Service, or its port; empty when neither does.
  /// What an ExternalName Service leads to has the port it has.
  ///
  /// @param port a number or a name; may be missing
  static Stream<Field> dangling(
      ClusterSnapshot snapshot, String namespace, Field name, Field port) {
    Optional<Resource> service =
        snapshot.find(ResourceRef.of(Kinds.SERVICE, namespace, name.text("")));
    if (service.isEmpty()) {
      return Stream.of(name);
    }
    Field spec = service.get().root().at("spec");
    Object wanted = port.value();
    return wanted == null
            || spec.at("type").text("").equals("ExternalName")
            || spec.at("ports")
                .each()
                .map(one -> one.at(wanted instanceof String ? "name" : "port").value())
                .anyMatch(wanted::equals)
        ? Stream.empty()
        : Stream.of(port);
  }
}
