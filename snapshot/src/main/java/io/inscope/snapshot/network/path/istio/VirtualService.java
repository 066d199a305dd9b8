package io.inscope.snapshot.network.path.istio;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.path.entry.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A VirtualService as far as it makes paths from gateways.
///
/// @param gateways as `namespace/name`, without those that mean the mesh; routes may name others
/// @param exportTo the namespaces whose proxies see it; empty for all
/// @param delegates virtual services that take part of its traffic, as `namespace/name`
record VirtualService(
    Resource resource,
    List<String> hosts,
    List<String> gateways,
    List<String> exportTo,
    List<Destination> destinations,
    List<String> delegates) {

  /// Where a route leads.
  ///
  /// @param port of the service; 0 when it has only one
  /// @param role why it gets traffic, beyond answering requests: ` mirror`; else empty
  /// @param passes whether TLS that was not ended at the gateway goes there
  /// @param gateways to which the route is limited; empty for all
  record Destination(String host, long port, String role, boolean passes, List<String> gateways) {}

  /// @throws io.inscope.snapshot.json.WrongShape when it makes no sense
  static VirtualService of(Resource resource) {
    String namespace = Surroundings.namespace(resource);
    Field spec = resource.root().at("spec");
    List<Destination> destinations = new ArrayList<>();
    List<String> delegates = new ArrayList<>();
    for (String list : List.of("http", "tls", "tcp")) {
      for (Field route : spec.at(list).each().toList()) {
        add(destinations, route, list.equals("tls"), namespace);
        Field delegate = route.at("delegate");
        delegate
            .at("name")
            .text()
            .ifPresent(
                name -> delegates.add(delegate.at("namespace").text(namespace) + "/" + name));
      }
    }
    return new VirtualService(
        resource,
        texts(spec.at("hosts")),
        gateways(spec.at("gateways"), namespace),
        texts(spec.at("exportTo")).stream().map(n -> n.equals(".") ? namespace : n).toList(),
        destinations.stream().distinct().toList(),
        delegates);
  }

  private static void add(
      List<Destination> destinations, Field route, boolean passes, String namespace) {
    List<String> only =
        route
            .at("match")
            .each()
            .flatMap(match -> gateways(match.at("gateways"), namespace).stream())
            .toList();
    boolean everywhere =
        route.at("match").each().anyMatch(match -> match.at("gateways").isMissing());
    List<String> limited = everywhere ? List.of() : only;
    List<Field> shares = route.at("route").each().toList();
    for (Field share : shares) {
      // A single destination needs no weight; of several one without gets nothing.
      if (shares.size() == 1 || share.at("weight").number().orElse(0) != 0) {
        destinations.add(destination(share.at("destination"), "", passes, limited));
      }
    }
    Stream.concat(
            Stream.of(route.at("mirror")),
            route.at("mirrors").each().map(mirror -> mirror.at("destination")))
        .filter(Field::isPresent)
        .forEach(to -> destinations.add(destination(to, " mirror", false, limited)));
  }

  private static Destination destination(
      Field to, String role, boolean passes, List<String> gateways) {
    return new Destination(
        to.at("host").text(""), to.at("port", "number").number().orElse(0), role, passes, gateways);
  }

  private static List<String> gateways(Field list, String namespace) {
    return texts(list).stream()
        .filter(name -> !name.equals("mesh"))
        .map(name -> name.indexOf('/') < 0 ? namespace + "/" + name : name)
        .toList();
  }

  private static List<String> texts(Field list) {
    return list.each().flatMap(one -> one.text().stream()).toList();
  }

  /// Whether a proxy in a namespace sees it.
  boolean isVisibleIn(String namespace) {
    return exportTo.isEmpty() || exportTo.contains("*") || exportTo.contains(namespace);
  }

  String namespace() {
    return Surroundings.namespace(resource);
  }

  String named() {
    return resource.ref().spoken();
  }
}
