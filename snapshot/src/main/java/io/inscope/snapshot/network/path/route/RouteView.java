package io.inscope.snapshot.network.path.route;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.address.AddressRange;
import io.inscope.snapshot.network.address.AddressSet;
import io.inscope.snapshot.network.path.entry.Surroundings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// An OpenShift Route as far as it makes paths. Source: [the Route
/// API](https://docs.redhat.com/en/documentation/openshift_container_platform/4.18/html/network_apis/route-route-openshift-io-v1).
///
/// @param backends the services that get a share of its traffic
/// @param target `port.targetPort`; missing for all ports
/// @param termination `edge`, `passthrough`, `reencrypt`, or empty for no TLS
/// @param alsoClear whether hosts with TLS are served without it as well
/// @param routers the routers that admitted it; empty when the status does not say
/// @param rejected why no router serves it; else empty
record RouteView(
    Resource resource,
    List<ResourceRef> backends,
    Field target,
    String termination,
    boolean alsoClear,
    Set<String> routers,
    String rejected) {
  private static final List<String> ALLOWLISTS =
      List.of(
          "haproxy.router.openshift.io/ip_allowlist", "haproxy.router.openshift.io/ip_whitelist");

  /// @throws io.inscope.snapshot.json.WrongShape when it makes no sense
  static RouteView of(Resource route) {
    Field spec = route.root().at("spec");
    Set<ResourceRef> backends = new LinkedHashSet<>();
    Stream.concat(Stream.of(spec.at("to")), spec.at("alternateBackends").each())
        .filter(to -> to.at("kind").text("Service").equals("Service"))
        .filter(to -> to.at("weight").number().orElse(1) != 0)
        .filter(to -> !to.at("name").text("").isEmpty())
        .forEach(
            to ->
                backends.add(
                    ResourceRef.of(
                        Kinds.SERVICE, Surroundings.namespace(route), to.at("name").text(""))));
    TreeSet<String> routers = new TreeSet<>();
    TreeSet<String> refusals = new TreeSet<>();
    for (Field ingress : route.root().at("status", "ingress").each().toList()) {
      for (Field condition : ingress.at("conditions").each().toList()) {
        if (condition.at("type").text("").equals("Admitted")) {
          if (condition.at("status").text("").equals("True")) {
            routers.add(ingress.at("routerName").text(""));
          } else {
            refusals.add(condition.at("reason").text("no reason given"));
          }
        }
      }
    }
    return new RouteView(
        route,
        List.copyOf(backends),
        spec.at("port", "targetPort"),
        spec.at("tls", "termination").text(spec.at("tls").isPresent() ? "edge" : ""),
        spec.at("tls", "insecureEdgeTerminationPolicy").text("None").equals("Allow"),
        routers,
        routers.isEmpty() ? String.join(", ", refusals) : "");
  }

  String named() {
    return resource.ref().spoken();
  }

  /// `Route shop/web for *.shop.example`
  String hosts() {
    Field spec = resource.root().at("spec");
    String host = spec.at("host").text("a host the cluster chooses");
    boolean wildcard = spec.at("wildcardPolicy").text("None").equals("Subdomain");
    return wildcard ? "*" + host.substring(Math.max(0, host.indexOf('.'))) : host;
  }

  /// Who may use it; empty when anybody. A list with anything in it that is no address is no list:
  /// the router ignores it. Source: [route
  /// annotations](https://docs.redhat.com/en/documentation/openshift_container_platform/4.18/html/networking/configuring-routes#nw-route-specific-annotations_route-configuration).
  Optional<AddressSet> sources() {
    for (String key : ALLOWLISTS) {
      String written = resource.annotations().getOrDefault(key, "").strip();
      if (!written.isEmpty()) {
        List<AddressRange> ranges = new ArrayList<>();
        for (String one : written.split("\\s+")) {
          Optional<AddressRange> range = AddressRange.parse(one);
          if (range.isEmpty()) {
            return Optional.empty();
          }
          ranges.add(range.get());
        }
        return Optional.of(AddressSet.of(ranges));
      }
    }
    return Optional.empty();
  }
}
