package io.inscope.snapshot.network.inventory;

import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.PortRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// The services of a snapshot and where they lead.
public final class Services {
  private final Map<ResourceRef, ServiceView> views = new HashMap<>();
  private final Map<String, List<ServiceView>> byNamespace = new HashMap<>();
  private final List<String> unreadable = new ArrayList<>();
  private final TreeSet<String> withoutSelector = new TreeSet<>();
  private final TreeSet<String> aliases = new TreeSet<>();

  public Services(ClusterSnapshot snapshot) {
    snapshot
        .all(Kinds.SERVICE)
        .forEach(
            service -> {
              try {
                ServiceView view = ServiceView.of(service);
                if (view.type().equals("ExternalName")) {
                  aliases.add(
                      service.ref().spoken()
                          + " is only an alias for the name "
                          + service.root().at("spec", "externalName").text("?"));
                  return;
                }
                if (view.selector().isEmpty()) {
                  withoutSelector.add(service.ref().namespace() + "/" + service.ref().name());
                }
                views.put(service.ref(), view);
                byNamespace
                    .computeIfAbsent(service.ref().namespace(), _ -> new ArrayList<>())
                    .add(view);
              } catch (WrongShape e) {
                unreadable.add(
                    service.ref().spoken()
                        + " cannot be read, its paths are missing: "
                        + e.getMessage());
              }
            });
  }

  public List<ServiceView> in(String namespace) {
    return byNamespace.getOrDefault(namespace, List.of());
  }

  public Optional<ServiceView> find(ResourceRef ref) {
    return Optional.ofNullable(views.get(ref));
  }

  /// The service ports that lead to a workload.
  ///
  /// @param instances its pods, all of one namespace
  public List<ServicePath> to(String namespace, List<Instance> instances) {
    List<ServicePath> paths = new ArrayList<>();
    for (ServiceView service : in(namespace)) {
      for (ServiceView.Port port : service.ports()) {
        for (int target : service.targets(port, instances)) {
          // A headless service translates nothing: clients use the pod's port.
          int from = service.isHeadless() ? target : port.port();
          paths.add(
              new ServicePath(
                  "Service " + service.label(from, target),
                  new PortRange(port.protocol(), target, target),
                  port.appProtocol(),
                  port.name()));
        }
      }
    }
    return paths;
  }

  public List<String> limits() {
    List<String> limits = new ArrayList<>(unreadable);
    limits.addAll(aliases);
    if (!withoutSelector.isEmpty()) {
      limits.add(
          "Services without a selector lead where their endpoints say, which is not followed: "
              + String.join(", ", withoutSelector));
    }
    return limits;
  }
}
