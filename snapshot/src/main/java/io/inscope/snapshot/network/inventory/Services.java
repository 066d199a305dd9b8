package io.inscope.snapshot.network.inventory;

import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.PortRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;

/// The services of a snapshot and where they lead: to what their endpoints say where those were
/// handed over, and else to the pods they select. Pods without an address have no endpoints yet;
/// for them the selector counts.
public final class Services {
  private final Map<ResourceRef, ServiceView> views = new TreeMap<>();
  private final Map<ResourceRef, Alias> aliases = new TreeMap<>();
  private final Map<ResourceRef, List<Alias>> aliasesOf = new TreeMap<>();
  private final Map<ResourceRef, Backing> backings = new TreeMap<>();
  private final ServiceIndex index = new ServiceIndex();
  private final CapturedEndpoints captured;
  private final TreeSet<String> limits = new TreeSet<>();

  public Services(ClusterSnapshot snapshot) {
    snapshot.all(Kinds.SERVICE).forEach(this::add);
    captured = new CapturedEndpoints(snapshot);
    limits.addAll(captured.limits());
    captured
        .all()
        .forEach(
            (service, endpoints) -> {
              ServiceView view = views.get(service);
              if (view != null && !endpoints.isEmpty()) {
                Backing backing = Backing.of(endpoints);
                backings.put(service, backing);
                index.add(view, backing);
                backing.remark(view).ifPresent(limits::add);
              }
            });
    aliases.values().forEach(this::follow);
    views.values().stream()
        .filter(view -> view.selector().isEmpty() && !backings.containsKey(view.ref()))
        .map(
            view ->
                view.ref().spoken()
                    + " has no selector, and its endpoints were not handed over: where it leads is"
                    + " not known")
        .forEach(limits::add);
  }

  private void add(Resource service) {
    try {
      ServiceView view = ServiceView.of(service);
      if (view.type().equals("ExternalName")) {
        String name = service.root().at("spec", "externalName").text("");
        aliases.put(service.ref(), new Alias(service.ref(), name));
        return;
      }
      limits.addAll(ServiceView.problems(service));
      views.put(service.ref(), view);
      index.add(view);
    } catch (WrongShape e) {
      limits.add(
          service.ref().spoken() + " cannot be read, its paths are missing: " + e.getMessage());
    }
  }

  private void follow(Alias alias) {
    Optional<ServiceView> end = resolve(alias.ref());
    if (end.isPresent()) {
      aliasesOf.computeIfAbsent(end.get().ref(), _ -> new ArrayList<>()).add(alias);
    } else {
      limits.add(
          "%s is an alias for the name %s%s"
              .formatted(
                  alias.ref().spoken(),
                  alias.target().isEmpty() ? "?" : alias.target(),
                  alias.service().isPresent()
                      ? ", which is not in the snapshot"
                      : ", whose addresses are not known"));
    }
  }

  public Collection<ServiceView> all() {
    return views.values();
  }

  public Optional<Alias> alias(ResourceRef ref) {
    return Optional.ofNullable(aliases.get(ref));
  }

  /// A service, or the one that an alias stands for.
  public Optional<ServiceView> resolve(ResourceRef ref) {
    TreeSet<ResourceRef> seen = new TreeSet<>();
    ResourceRef at = ref;
    while (seen.add(at) && aliases.containsKey(at)) {
      at = aliases.get(at).service().orElse(at);
    }
    return Optional.ofNullable(views.get(at));
  }

  /// The services that may lead to some of these pods, sorted.
  public Collection<ServiceView> candidates(List<Instance> instances) {
    return index.candidates(instances);
  }

  /// What the endpoints of a service say; empty when none were handed over.
  public Optional<Backing> backing(ServiceView service) {
    return Optional.ofNullable(backings.get(service.ref()));
  }

  /// The endpoints of a service, whether the service itself was handed over or not.
  public List<ServiceEndpoint> endpoints(ResourceRef service) {
    return captured.of(service);
  }

  /// The ports on the pods of a workload to which a port of a service leads, sorted; more than one
  /// when its pods give one name to different numbers.
  public List<Integer> targets(
      ServiceView service, ServiceView.Port port, List<Instance> instances) {
    Backing backing = backings.get(service.ref());
    TreeSet<Integer> targets = new TreeSet<>();
    for (Instance instance : instances) {
      if (backing != null && !instance.addresses().isEmpty()) {
        backing.to(instance).stream()
            .map(endpoint -> endpoint.number(service, port))
            .flatMapToInt(OptionalInt::stream)
            .forEach(targets::add);
      } else if (service.selects(instance)) {
        service.target(port, instance).ifPresent(targets::add);
      }
    }
    return List.copyOf(targets);
  }

  /// The service ports that lead to a workload.
  ///
  /// @param instances its pods, all of one namespace
  public List<ServicePath> to(List<Instance> instances) {
    List<ServicePath> paths = new ArrayList<>();
    for (ServiceView service : candidates(instances)) {
      for (ServiceView.Port port : service.ports()) {
        for (int target : targets(service, port, instances)) {
          // A headless service translates nothing: clients use the pod's port.
          int from = service.isHeadless() ? target : port.port();
          PortRange range = new PortRange(port.protocol(), target, target);
          String label = service.label(from, target);
          paths.add(
              new ServicePath(
                  "Service " + label + (service.isLocal() ? " on the client's node" : ""),
                  range,
                  port.appProtocol(),
                  port.name()));
          for (Alias alias : aliasesOf.getOrDefault(service.ref(), List.of())) {
            paths.add(
                new ServicePath(
                    alias.label(service) + " %d->%d".formatted(from, target),
                    range,
                    port.appProtocol(),
                    port.name()));
          }
        }
      }
    }
    return paths;
  }

  public Collection<String> limits() {
    return limits;
  }
}
