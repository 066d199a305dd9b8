package io.inscope.snapshot.network.path.proxy;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.Protection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Traefik's IngressRoute, for TCP too. Which port an entry point has is told on Traefik's command
/// line; by its chart's custom `web` is 80 and `websecure` is 443. Source: [the IngressRoute
/// reference](https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/ingressroute/).
final class Traefik implements ProxyDialect {
  private static final List<String> KNOWN_POINTS = List.of("web", "websecure");

  @Override
  public List<GroupKind> kinds() {
    return Stream.of("traefik.io", "traefik.containo.us")
        .flatMap(
            group ->
                Stream.of(
                    new GroupKind(group, "IngressRoute"), new GroupKind(group, "IngressRouteTCP")))
        .toList();
  }

  @Override
  public List<String> images() {
    return List.of("traefik");
  }

  @Override
  public ProxyRoute read(Resource route) {
    Field spec = route.root().at("spec");
    List<ProxyRoute.Backend> backends = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    for (Field service :
        spec.at("routes").each().flatMap(one -> one.at("services").each()).toList()) {
      String kind = service.at("kind").text("Service");
      if (kind.equals("Service") && !service.at("name").text("").contains("@")) {
        backends.add(
            new ProxyRoute.Backend(
                ProxyDialect.service(route, service),
                ProxyDialect.port(service.at("port")),
                service.at("scheme").text("").equals("https")
                    || (service.at("tls").value() instanceof Boolean on && on),
                ""));
      } else {
        remarks.add(
            "%s leads to %s %s, which is no Service; that is not followed"
                .formatted(route.ref().spoken(), kind, service.at("name").text("")));
      }
    }
    Field tls = spec.at("tls");
    List<String> points =
        spec.at("entryPoints").each().flatMap(point -> point.text().stream()).toList();
    points.stream()
        .filter(point -> !KNOWN_POINTS.contains(point))
        .map(
            point ->
                "%s is entered at entry point %s, whose port is not known"
                    .formatted(route.ref().spoken(), point))
        .forEach(remarks::add);
    boolean web = points.isEmpty() || points.contains("web");
    boolean websecure = points.isEmpty() || points.contains("websecure");
    boolean http = route.ref().kind().equals("IngressRoute");
    List<ProxyRoute.Entrance> doors = new ArrayList<>();
    if (tls.isPresent()) {
      if (websecure) {
        doors.add(new ProxyRoute.Entrance(443, Protection.TLS, "declares tls"));
      }
      if (web && !points.isEmpty()) {
        doors.add(new ProxyRoute.Entrance(80, Protection.TLS, "declares tls"));
      }
    } else {
      Protection none = http ? Protection.CLEAR : Protection.UNKNOWN;
      String why = http ? "declares no tls" : "";
      if (websecure && !points.isEmpty()) {
        doors.add(new ProxyRoute.Entrance(443, Protection.UNKNOWN, ""));
      }
      if (web) {
        doors.add(new ProxyRoute.Entrance(80, none, why));
      }
    }
    return new ProxyRoute(
        route,
        true,
        doors,
        backends,
        tls.isObject() && tls.at("passthrough").isTrue(),
        List.of(),
        remarks);
  }
}
