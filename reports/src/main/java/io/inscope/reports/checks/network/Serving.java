package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.inventory.Instance;
import io.inscope.snapshot.network.inventory.ServiceEndpoint;
import io.inscope.snapshot.network.inventory.ServiceView;
import io.inscope.snapshot.network.inventory.Services;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Which services stand before which workloads, and what the workloads say of their ports.
public final class Serving {
  /// A port of a workload, as a container or a service speaks of it.
  ///
  /// @param name what it is called there; of a service what it says is spoken, if it does; may be
  ///   empty
  public record Port(PortRange range, String name) {}

  private final Services services;
  private final Map<ResourceRef, Workload> workloads = new HashMap<>();
  private final Map<ResourceRef, List<Instance>> instances = new HashMap<>();
  private final Map<ResourceRef, List<Workload>> behind = new HashMap<>();
  private final Map<String, String> unreadable = new HashMap<>();
  private final Map<ResourceRef, Set<Port>> ports = new ConcurrentHashMap<>();

  private Serving(Audit audit) {
    services = new Services(audit.snapshot());
    for (Workload workload : audit.snapshot().workloads()) {
      List<Instance> pods = Instance.of(workload);
      workloads.put(workload.ref(), workload);
      instances.put(workload.ref(), pods);
      pods.stream()
          .map(Instance::unreadable)
          .filter(reason -> !reason.isEmpty())
          .forEach(reason -> unreadable.put(workload.namespace(), reason));
      for (ServiceView service : services.candidates(pods)) {
        if (selects(service, pods)) {
          behind.computeIfAbsent(service.ref(), _ -> new ArrayList<>()).add(workload);
        }
      }
    }
  }

  public static Serving of(Audit audit) {
    return audit.view(Serving.class, Serving::new);
  }

  private static boolean selects(ServiceView service, List<Instance> pods) {
    return service
        .selector()
        .filter(selector -> pods.stream().anyMatch(pod -> selector.matches(pod.labels())))
        .isPresent();
  }

  /// The workloads that a service selects; pods that ended are none.
  List<Workload> behind(ResourceRef service) {
    return behind.getOrDefault(service, List.of());
  }

  /// The pods of a workload, or its template, that can take part in connections.
  List<Instance> instances(Workload workload) {
    return instances.getOrDefault(workload.ref(), List.of());
  }

  /// Why not all pods of a namespace can be read; else empty.
  String unreadable(String namespace) {
    return unreadable.getOrDefault(namespace, "");
  }

  /// Whether it has pods that can take part in connections, or pods to come.
  boolean takesPart(ResourceRef workload) {
    return !instances.getOrDefault(workload, List.of()).isEmpty();
  }

  /// A service as it was read; empty for aliases, and for those that make no sense.
  Optional<ServiceView> view(ResourceRef service) {
    return services.alias(service).isPresent() ? Optional.empty() : services.resolve(service);
  }

  /// The endpoints of a service that are handed over.
  List<ServiceEndpoint> endpoints(ResourceRef service) {
    return services.endpoints(service);
  }

  /// The ports to which services lead on a workload.
  public Stream<Port> served(Workload workload) {
    return services.to(instances(workload)).stream()
        .map(
            path ->
                new Port(
                    path.target(),
                    path.appProtocol().isEmpty() ? path.name() : path.appProtocol()));
  }

  /// The ports that containers of a workload declare.
  Stream<Port> declared(Workload workload) {
    return instances(workload).stream()
        .flatMap(Instance::declaredPorts)
        .map(
            port ->
                new Port(new PortRange(port.protocol(), port.port(), port.port()), port.name()));
  }

  /// All ports that somebody names on a workload. Asked for every connection to it.
  public Set<Port> ports(ResourceRef ref) {
    return ports.computeIfAbsent(ref, this::named);
  }

  private Set<Port> named(ResourceRef ref) {
    Workload workload = workloads.get(ref);
    Set<Port> named = new LinkedHashSet<>();
    if (workload != null) {
      served(workload).forEach(named::add);
      declared(workload).forEach(named::add);
    }
    return Collections.unmodifiableSet(named);
  }
}
