package io.inscope.reports.checks.images;

import io.inscope.reports.check.Audit;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The Services through which somebody outside the cluster can reach pods: those with a node port
/// or a load balancer, and those behind an Ingress. A rough view for a ranking; what policies
/// permit is another matter.
///
/// Source: [publishing
/// Services](https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types).
///
/// @param byNamespace what the pods of such Services are selected by
record WaysIn(Map<String, List<Way>> byNamespace) {

  /// @param spoken `Service shop/web`
  record Way(String spoken, Map<String, String> selector) {}

  static WaysIn of(Audit audit) {
    Set<String> behind = new HashSet<>();
    each(
        audit,
        Kinds.INGRESS,
        ingress -> {
          Field spec = ingress.root().at("spec");
          Stream.concat(
                  Stream.of(spec.at("defaultBackend"), spec.at("backend")),
                  spec.at("rules")
                      .each()
                      .flatMap(rule -> rule.at("http", "paths").each())
                      .map(path -> path.at("backend")))
              .flatMap(one -> Stream.of(one.at("service", "name"), one.at("serviceName")))
              .flatMap(name -> name.text().stream())
              .forEach(name -> behind.add(ingress.ref().namespace() + "/" + name));
        });
    Map<String, List<Way>> byNamespace = new HashMap<>();
    each(
        audit,
        Kinds.SERVICE,
        service -> {
          Field spec = service.root().at("spec");
          String namespace = service.ref().namespace();
          Map<String, String> selector = Resource.texts(spec.at("selector"));
          boolean open =
              Set.of("NodePort", "LoadBalancer").contains(spec.at("type").text(""))
                  || spec.at("externalIPs").each().findAny().isPresent()
                  || behind.contains(namespace + "/" + service.ref().name());
          if (open && !selector.isEmpty()) {
            byNamespace
                .computeIfAbsent(namespace, _ -> new ArrayList<>())
                .add(new Way(service.ref().spoken(), selector));
          }
        });
    return new WaysIn(byNamespace);
  }

  private interface Reading {
    void read(Resource resource);
  }

  private static void each(Audit audit, GroupKind kind, Reading reading) {
    try (Stream<Resource> all = audit.snapshot().all(kind)) {
      all.forEach(
          one -> {
            try {
              reading.read(one);
            } catch (WrongShape e) {
              // Other checks say so; no way in can be read from it.
            }
          });
    }
  }

  /// The first way to a workload, in words.
  Optional<String> to(Workload workload) {
    Map<String, String> labels = Resource.texts(workload.podMetadata().at("labels"));
    Optional<String> service =
        byNamespace.getOrDefault(workload.namespace(), List.of()).stream()
            .filter(way -> labels.entrySet().containsAll(way.selector().entrySet()))
            .map(Way::spoken)
            .findFirst();
    return service.or(
        () ->
            workload
                    .containers()
                    .flatMap(container -> container.at("ports").each())
                    .anyMatch(port -> port.at("hostPort").number().orElse(0) > 0)
                ? Optional.of("a port of its node")
                : Optional.empty());
  }
}
