package io.inscope.reports.checks.transport;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Resource;
import java.util.stream.Stream;

/// A Service that an Ingress leads to, in the form of v1 or of v1beta1, which old exports hold.
///
/// @param name the field that names the Service
/// @param port the field that names its port, by number or by name; may be missing
record IngressBackend(Field name, Field port) {

  static Stream<IngressBackend> of(Resource ingress) {
    Field spec = ingress.root().at("spec");
    Stream<Field> byRules =
        spec.at("rules")
            .each()
            .flatMap(rule -> rule.at("http", "paths").each())
            .map(path -> path.at("backend"));
    return Stream.concat(Stream.of(spec.at("defaultBackend"), spec.at("backend")), byRules)
        .filter(Field::isPresent)
        .map(IngressBackend::read)
        .filter(backend -> backend.name().isPresent());
  }

  private static IngressBackend read(Field backend) {
    Field old = backend.at("serviceName");
    if (old.isPresent()) {
      return new IngressBackend(old, backend.at("servicePort"));
    }
    Field port = backend.at("service", "port");
    return new IngressBackend(
        backend.at("service", "name"),
        port.at("name").isPresent() ? port.at("name") : port.at("number"));
  }
}
