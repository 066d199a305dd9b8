package io.inscope.snapshot.network.inventory;

import io.inscope.snapshot.model.LabelRequirement;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.address.Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds the services that may lead to a pod without asking each: by one label of their selector,
/// or by what their endpoints name.
final class ServiceIndex {
  private record Label(String namespace, String key, String value) {}

  private final Map<Label, List<ServiceView>> byLabel = new HashMap<>();
  private final Map<ResourceRef, List<ServiceView>> byPod = new HashMap<>();
  private final Map<Address, List<ServiceView>> byAddress = new HashMap<>();

  void add(ServiceView service) {
    if (service.selector().isPresent()) {
      LabelRequirement first = service.selector().get().requirements().getFirst();
      file(
          byLabel,
          new Label(service.ref().namespace(), first.key(), first.values().getFirst()),
          service);
    }
  }

  void add(ServiceView service, Backing backing) {
    backing.pods().forEach(pod -> file(byPod, pod, service));
    backing.unnamed().forEach(address -> file(byAddress, address, service));
  }

  private static <K> void file(Map<K, List<ServiceView>> map, K key, ServiceView service) {
    map.computeIfAbsent(key, _ -> new ArrayList<>()).add(service);
  }

  /// Sorted, each once.
  Collection<ServiceView> candidates(List<Instance> instances) {
    Map<ResourceRef, ServiceView> found = new TreeMap<>();
    Map<String, String> seen = Map.of();
    for (Instance instance : instances) {
      if (!instance.labels().equals(seen)) {
        instance
            .labels()
            .forEach((k, v) -> put(found, byLabel.get(new Label(instance.namespace(), k, v))));
        seen = instance.labels();
      }
      put(found, byPod.get(instance.ref()));
      if (!instance.hostNetwork()) {
        instance.addresses().forEach(address -> put(found, byAddress.get(address)));
      }
    }
    return found.values();
  }

  private static void put(Map<ResourceRef, ServiceView> found, @Nullable List<ServiceView> more) {
    if (more != null) {
      more.forEach(service -> found.put(service.ref(), service));
    }
  }
}
