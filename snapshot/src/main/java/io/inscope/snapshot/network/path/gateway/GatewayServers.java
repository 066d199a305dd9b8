package io.inscope.snapshot.network.path.gateway;

import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.inventory.Alias;
import io.inscope.snapshot.network.path.entry.Servers;
import io.inscope.snapshot.network.path.entry.Surroundings;
import io.inscope.snapshot.network.path.entry.Targets;
import io.inscope.snapshot.network.reach.Member;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Finds the pods that carry a Gateway's traffic. Many controllers make a deployment for each
/// Gateway and label it with the Gateway's name, as [the specification of its
/// infrastructure](https://gateway-api.sigs.k8s.io/geps/gep-1762/) asks; others have one for all.
final class GatewayServers {
  private static final List<String> NAME_LABELS =
      List.of("gateway.networking.k8s.io/gateway-name", "istio.io/gateway-name");
  private static final String ENVOY = "gateway.envoyproxy.io/owning-gateway";

  /// What the pods of controllers with one deployment for all Gateways run.
  private static final Map<String, List<String>> IMAGES =
      Map.of(
          "traefik.io/gateway-controller", List.of("traefik"),
          "projectcontour.io/gateway-controller", List.of("envoyproxy/envoy"),
          "konghq.com/kic-gateway-controller", List.of("kong"),
          "gateway.nginx.org/nginx-gateway-controller", List.of("nginx-gateway-fabric"),
          "haproxy-ingress.github.io/controller", List.of("haproxy-ingress"),
          "haproxy.org/gateway-controller", List.of("kubernetes-ingress"));

  private final Servers servers;
  private final Targets targets;
  private final Map<String, String> controllers = new HashMap<>();

  GatewayServers(Surroundings around) {
    servers = around.servers();
    targets = around.targets();
    around.each(
        Kind.CLASS,
        one -> controllers.put(one.ref().name(), one.root().at("spec", "controllerName").text("")));
  }

  /// The workloads, sorted; empty when none is in the snapshot.
  List<Member> of(Resource gateway) {
    String namespace = Surroundings.namespace(gateway);
    String name = gateway.ref().name();
    List<Member> own =
        NAME_LABELS.stream()
            .flatMap(label -> servers.labelled(label, name).stream())
            .filter(member -> member.ref().namespace().equals(namespace))
            .distinct()
            .toList();
    if (!own.isEmpty()) {
      return own;
    }
    List<Member> named = behindAddresses(gateway);
    if (!named.isEmpty()) {
      return named;
    }
    String className = gateway.root().at("spec", "gatewayClassName").text("");
    List<Member> envoys =
        Stream.concat(
                servers
                    .labelled(Map.of(ENVOY + "-name", name, ENVOY + "-namespace", namespace))
                    .stream(),
                servers.labelled(ENVOY + "class", className).stream())
            .distinct()
            .toList();
    return envoys.isEmpty()
        ? servers.running(IMAGES.getOrDefault(controllers.getOrDefault(className, ""), List.of()))
        : envoys;
  }

  /// A Gateway may be put on pods that somebody else runs by naming their service. Source: [manual
  /// deployment](https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/#manual-deployment).
  private List<Member> behindAddresses(Resource gateway) {
    return gateway
        .root()
        .at("spec", "addresses")
        .each()
        .flatMap(address -> Alias.serviceNamed(address.at("value").text("")).stream())
        .flatMap(service -> targets.members(service).stream())
        .distinct()
        .toList();
  }
}
