package io.inscope.snapshot.network.path.gateway;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.path.entry.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Listeners that others add to a Gateway, which must admit them and by itself admits none. Source:
/// [ListenerSet](https://gateway-api.sigs.k8s.io/api-types/listenerset/).
final class ListenerSets {
  private record Set(ResourceRef ref, Resource resource, ResourceRef gateway) {}

  private final Surroundings around;
  private final Map<ResourceRef, Set> byRef = new TreeMap<>();
  private final Map<ResourceRef, List<Set>> byGateway = new TreeMap<>();

  ListenerSets(Surroundings around) {
    this.around = around;
    for (GroupKind kind : Kind.LISTENER_SETS) {
      around.each(kind, this::add);
    }
  }

  private void add(Resource resource) {
    String namespace = Surroundings.namespace(resource);
    ResourceRef key = ResourceRef.of(resource.ref().groupKind(), namespace, resource.ref().name());
    ResourceRef gateway = Route.parent(resource.root().at("spec", "parentRef"), namespace).ref();
    resource.root().at("spec", "listeners").each().forEach(l -> Listener.of(resource, l, false));
    Set set = new Set(key, resource, gateway);
    byRef.put(key, set);
    byGateway.computeIfAbsent(gateway, _ -> new ArrayList<>()).add(set);
  }

  Optional<ResourceRef> gateway(ResourceRef set) {
    return Optional.ofNullable(byRef.get(set)).map(Set::gateway);
  }

  /// The listeners that sets add to a gateway, by set.
  Map<ResourceRef, List<Listener>> of(ResourceRef key, Resource gateway) {
    Map<ResourceRef, List<Listener>> found = new TreeMap<>();
    Field allowed = gateway.root().at("spec", "allowedListeners", "namespaces");
    Listener.Admission admission = Listener.Admission.of(allowed, "None");
    for (Set one : byGateway.getOrDefault(key, List.of())) {
      Tristate admits =
          admission.admits(one.ref().namespace(), key.namespace(), around.cluster().namespaces());
      Resource set = one.resource();
      if (admits == Tristate.NO) {
        around
            .limits()
            .add(
                "%s adds no listener: %s does not admit those of namespace %s"
                    .formatted(set.ref().spoken(), gateway.ref().spoken(), one.ref().namespace()));
      } else {
        found.put(
            one.ref(),
            set.root()
                .at("spec", "listeners")
                .each()
                .map(listener -> Listener.of(set, listener, false))
                .toList());
      }
    }
    return found;
  }
}
