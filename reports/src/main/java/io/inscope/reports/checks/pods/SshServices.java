package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Evidence;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The Services of a cluster on port 22, by namespace: there are few, and every workload asks for
/// them.
record SshServices(Map<String, List<Resource>> byNamespace) {
  private static final int PORT = 22;

  static SshServices of(Audit audit) {
    try (Stream<Resource> services = audit.snapshot().all(Kinds.SERVICE)) {
      return new SshServices(
          services
              .filter(service -> ports(service).findAny().isPresent())
              .collect(Collectors.groupingBy(service -> service.ref().namespace())));
    }
  }

  /// The ports of those that select the pods of a workload.
  Stream<Evidence> selecting(Workload workload) {
    List<Resource> services = byNamespace.getOrDefault(workload.namespace(), List.of());
    if (services.isEmpty()) {
      return Stream.empty();
    }
    Map<String, String> labels = Resource.texts(workload.podMetadata().at("labels"));
    return services.stream()
        .filter(service -> selects(service, labels))
        .flatMap(service -> ports(service).map(port -> Evidence.of(service, port)));
  }

  private static boolean selects(Resource service, Map<String, String> labels) {
    Map<String, String> selector = Resource.texts(service.root().at("spec", "selector"));
    return !selector.isEmpty() && labels.entrySet().containsAll(selector.entrySet());
  }

  /// Lenient on purpose: an odd Service must not cost the workloads their answer.
  private static Stream<Field> ports(Resource service) {
    Field spec = service.root().at("spec");
    if (!spec.isObject() || !spec.at("ports").isArray()) {
      return Stream.empty();
    }
    return spec.at("ports")
        .each()
        .filter(Field::isObject)
        .flatMap(port -> Stream.of(port.at("port"), port.at("targetPort")))
        .filter(port -> Long.valueOf(PORT).equals(port.value()))
        .limit(1);
  }
}
