package io.inscope.snapshot.network.inventory;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.address.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What stands behind a service at the time of the snapshot, by its endpoints.
///
/// @param byPod the endpoints that name their pod
/// @param byAddress those that do not: somebody wrote them by hand
/// @param waiting the pods to which it will lead once they are ready
public record Backing(
    Map<ResourceRef, List<ServiceEndpoint>> byPod,
    Map<Address, List<ServiceEndpoint>> byAddress,
    List<ResourceRef> waiting) {

  /// Endpoints that are ready are used; where none is, those that still answer while they end.
  /// Source: [endpoint
  /// conditions](https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#conditions).
  static Backing of(List<ServiceEndpoint> endpoints) {
    ServiceEndpoint.State used =
        endpoints.stream().anyMatch(e -> e.state() == ServiceEndpoint.State.READY)
            ? ServiceEndpoint.State.READY
            : ServiceEndpoint.State.DRAINING;
    Map<ResourceRef, List<ServiceEndpoint>> byPod = new HashMap<>();
    Map<Address, List<ServiceEndpoint>> byAddress = new HashMap<>();
    TreeSet<ResourceRef> waiting = new TreeSet<>();
    for (ServiceEndpoint endpoint : endpoints) {
      if (endpoint.state() != used) {
        endpoint.pod().ifPresent(waiting::add);
      } else if (endpoint.pod().isPresent()) {
        byPod.computeIfAbsent(endpoint.pod().get(), _ -> new ArrayList<>()).add(endpoint);
      } else {
        endpoint
            .addresses()
            .forEach(a -> byAddress.computeIfAbsent(a, _ -> new ArrayList<>()).add(endpoint));
      }
    }
    return new Backing(byPod, byAddress, List.copyOf(waiting));
  }

  Set<ResourceRef> pods() {
    return byPod.keySet();
  }

  /// The addresses of which the endpoints do not tell whose they are, sorted.
  public Set<Address> unnamed() {
    return new TreeSet<>(byAddress.keySet());
  }

  /// Where a port leads at such an address, sorted.
  public Set<Integer> numbers(Address address, ServiceView service, ServiceView.Port port) {
    TreeSet<Integer> numbers = new TreeSet<>();
    byAddress
        .getOrDefault(address, List.of())
        .forEach(endpoint -> endpoint.number(service, port).ifPresent(numbers::add));
    return numbers;
  }

  /// The endpoints that are a pod's. Pods in the host's network share their address with others, so
  /// it does not make an endpoint theirs.
  List<ServiceEndpoint> to(Instance instance) {
    List<ServiceEndpoint> found = new ArrayList<>(byPod.getOrDefault(instance.ref(), List.of()));
    if (!instance.hostNetwork() && !byAddress.isEmpty()) {
      instance.addresses().forEach(a -> found.addAll(byAddress.getOrDefault(a, List.of())));
    }
    return found;
  }

  /// Tells of pods that are left out for now.
  Optional<String> remark(ServiceView service) {
    List<String> names = waiting.stream().map(ResourceRef::name).toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s leaves out %s, not ready when the snapshot was taken: %s"
                .formatted(
                    service.ref().spoken(),
                    names.size() == 1 ? "a pod" : names.size() + " pods",
                    String.join(", ", names.subList(0, Math.min(3, names.size())))
                        + (names.size() > 3 ? ", ..." : "")));
  }
}
