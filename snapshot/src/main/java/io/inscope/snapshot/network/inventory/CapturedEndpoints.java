package io.inscope.snapshot.network.inventory;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.address.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The endpoints of services, as far as they were handed over: EndpointSlices, and Endpoints for
/// services of which there is no slice. Sources:
/// [EndpointSlices](https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/),
/// [services without
/// selectors](https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors).
final class CapturedEndpoints {
  private static final String SERVICE_NAME = "kubernetes.io/service-name";

  private final Map<ResourceRef, List<ServiceEndpoint>> byService = new HashMap<>();
  private final List<String> limits = new ArrayList<>();

  CapturedEndpoints(ClusterSnapshot snapshot) {
    snapshot.all(Kinds.ENDPOINT_SLICE).forEach(this::addSlice);
    snapshot
        .all(Kinds.ENDPOINTS)
        .filter(e -> !byService.containsKey(service(e)))
        .forEach(this::add);
  }

  /// The endpoints of a service; empty when none were handed over.
  List<ServiceEndpoint> of(ResourceRef service) {
    return byService.getOrDefault(service, List.of());
  }

  Map<ResourceRef, List<ServiceEndpoint>> all() {
    return byService;
  }

  List<String> limits() {
    return limits;
  }

  /// Endpoints go by the name of their service.
  private static ResourceRef service(Resource endpoints) {
    return ResourceRef.of(Kinds.SERVICE, endpoints.ref().namespace(), endpoints.ref().name());
  }

  private void addSlice(Resource slice) {
    try {
      String name = slice.labels().getOrDefault(SERVICE_NAME, "");
      if (name.isEmpty()) {
        return;
      }
      if (slice.root().at("addressType").text("").equals("FQDN")) {
        limits.add(
            slice.ref().spoken() + " names hosts, not addresses; where they are is not known");
        return;
      }
      List<ServiceEndpoint.Port> ports = ports(slice.root().at("ports"));
      List<ServiceEndpoint> found =
          slice
              .root()
              .at("endpoints")
              .each()
              .map(
                  endpoint ->
                      new ServiceEndpoint(
                          addresses(endpoint.at("addresses").each()),
                          pod(endpoint, slice),
                          ports,
                          state(endpoint.at("conditions"))))
              .toList();
      byService
          .computeIfAbsent(
              ResourceRef.of(Kinds.SERVICE, slice.ref().namespace(), name), _ -> new ArrayList<>())
          .addAll(found);
    } catch (WrongShape e) {
      limits.add(unreadable(slice, e));
    }
  }

  /// What is not said counts as ready; what is ready is served, and what is not may still be while
  /// it terminates.
  private static ServiceEndpoint.State state(Field conditions) {
    if (!conditions.at("ready").isFalse()) {
      return ServiceEndpoint.State.READY;
    }
    return conditions.at("terminating").isTrue() && conditions.at("serving").isTrue()
        ? ServiceEndpoint.State.DRAINING
        : ServiceEndpoint.State.NOT_READY;
  }

  private void add(Resource endpoints) {
    try {
      List<ServiceEndpoint> found = new ArrayList<>();
      for (Field subset : endpoints.root().at("subsets").each().toList()) {
        List<ServiceEndpoint.Port> ports = ports(subset.at("ports"));
        add(found, subset.at("addresses"), endpoints, ports, ServiceEndpoint.State.READY);
        add(
            found,
            subset.at("notReadyAddresses"),
            endpoints,
            ports,
            ServiceEndpoint.State.NOT_READY);
      }
      if (!found.isEmpty()) {
        byService.put(service(endpoints), found);
      }
    } catch (WrongShape e) {
      limits.add(unreadable(endpoints, e));
    }
  }

  private static void add(
      List<ServiceEndpoint> found,
      Field addresses,
      Resource endpoints,
      List<ServiceEndpoint.Port> ports,
      ServiceEndpoint.State state) {
    for (Field address : addresses.each().toList()) {
      found.add(
          new ServiceEndpoint(
              addresses(Stream.of(address.at("ip"))), pod(address, endpoints), ports, state));
    }
  }

  private static List<Address> addresses(Stream<Field> texts) {
    return texts
        .flatMap(text -> text.text().stream())
        .flatMap(text -> Address.parse(text).stream())
        .toList();
  }

  private static Optional<ResourceRef> pod(Field endpoint, Resource around) {
    Field target = endpoint.at("targetRef");
    return target.at("kind").text("").equals("Pod")
        ? Optional.of(
            ResourceRef.of(
                Kinds.POD,
                target.at("namespace").text(around.ref().namespace()),
                target.at("name").text("")))
        : Optional.empty();
  }

  private static List<ServiceEndpoint.Port> ports(Field ports) {
    List<ServiceEndpoint.Port> found = new ArrayList<>();
    for (Field port : ports.each().toList()) {
      Optional<Protocol> protocol = Instance.protocolOf(port.at("protocol"));
      long number = port.at("port").number().orElse(0);
      if (protocol.isPresent() && number >= 0 && number <= 65535) {
        found.add(new ServiceEndpoint.Port(port.at("name").text(""), protocol.get(), (int) number));
      }
    }
    return found;
  }

  private static String unreadable(Resource resource, WrongShape e) {
    return resource.ref().spoken()
        + " cannot be read, its endpoints are missing: "
        + e.getMessage();
  }
}
