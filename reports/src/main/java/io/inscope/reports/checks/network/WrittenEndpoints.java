package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Evidence;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The addresses in endpoints that are neither a pod's nor a node's, by service. The API server
/// copies Endpoints into EndpointSlices; where it has, the slices speak.
///
/// @param gap what is missing of endpoints, in words; empty when nothing is
record WrittenEndpoints(Map<ResourceRef, List<Evidence>> byService, String gap) {
  private static final String SERVICE_NAME = "kubernetes.io/service-name";

  List<Evidence> foreign(ResourceRef service) {
    return byService.getOrDefault(service, List.of());
  }

  static WrittenEndpoints of(Audit audit) {
    Set<String> own = addresses(audit);
    Map<ResourceRef, List<Evidence>> found = new HashMap<>();
    Set<ResourceRef> sliced = new HashSet<>();
    String unreadable = "";
    for (GroupKind kind : List.of(Kinds.ENDPOINT_SLICE, Kinds.ENDPOINTS)) {
      try (Stream<Resource> all = audit.snapshot().all(kind)) {
        for (Resource one : (Iterable<Resource>) all::iterator) {
          boolean slice = kind.equals(Kinds.ENDPOINT_SLICE);
          ResourceRef service = service(one, slice);
          if (slice) {
            sliced.add(service);
          } else if (sliced.contains(service)) {
            continue;
          }
          try {
            List<Evidence> foreign =
                (slice ? ofSlice(one) : ofEndpoints(one))
                    .filter(address -> !own.contains(address.text("")))
                    .map(address -> Evidence.of(one, address))
                    .toList();
            found.computeIfAbsent(service, _ -> new ArrayList<>()).addAll(foreign);
          } catch (WrongShape e) {
            unreadable = "%s cannot be read: %s".formatted(one.ref().spoken(), e.getMessage());
          }
        }
      }
    }
    return new WrittenEndpoints(found, unreadable.isEmpty() ? gap(audit) : unreadable);
  }

  private static ResourceRef service(Resource endpoints, boolean slice) {
    String name =
        slice ? endpoints.labels().getOrDefault(SERVICE_NAME, "") : endpoints.ref().name();
    return ResourceRef.of(Kinds.SERVICE, endpoints.ref().namespace(), name);
  }

  private static Stream<Field> ofSlice(Resource slice) {
    return slice
        .root()
        .at("endpoints")
        .each()
        .filter(endpoint -> endpoint.at("targetRef").isMissing())
        .flatMap(endpoint -> endpoint.at("addresses").each());
  }

  private static Stream<Field> ofEndpoints(Resource endpoints) {
    return endpoints
        .root()
        .at("subsets")
        .each()
        .flatMap(
            subset ->
                Stream.of("addresses", "notReadyAddresses").flatMap(list -> subset.at(list).each()))
        .filter(address -> address.at("targetRef").isMissing())
        .map(address -> address.at("ip"));
  }

  /// The addresses of pods and nodes, as they are written.
  private static Set<String> addresses(Audit audit) {
    Set<String> own = new HashSet<>();
    try (Stream<Resource> pods = audit.snapshot().all(Kinds.POD);
        Stream<Resource> nodes = audit.snapshot().all(Kinds.NODE)) {
      pods.forEach(pod -> add(own, pod, "podIP", "podIPs", "ip"));
      nodes.forEach(node -> add(own, node, "podIP", "addresses", "address"));
    }
    return own;
  }

  private static void add(
      Set<String> own, Resource resource, String single, String list, String key) {
    try {
      Field status = resource.root().at("status");
      status.at(single).text().ifPresent(own::add);
      status.at(list).each().forEach(one -> one.at(key).text().ifPresent(own::add));
    } catch (WrongShape e) {
      // Its addresses are not known, and so they count as foreign: an error on the safe side.
    }
  }

  private static String gap(Audit audit) {
    Coverage slices = audit.snapshot().coverage(Kinds.ENDPOINT_SLICE, "");
    Coverage endpoints = audit.snapshot().coverage(Kinds.ENDPOINTS, "");
    return slices instanceof Coverage.Read || endpoints instanceof Coverage.Read
        ? ""
        : "EndpointSlice: " + slices.gap();
  }
}
