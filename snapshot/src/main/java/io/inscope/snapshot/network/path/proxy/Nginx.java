package io.inscope.snapshot.network.path.proxy;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.path.entry.Surroundings;
import java.util.ArrayList;
import java.util.List;

/// VirtualServer and VirtualServerRoute of NGINX's own controller. Each upstream counts as used:
/// which routes lead to it is not looked at. Source: [the
/// reference](https://docs.nginx.com/nginx-ingress-controller/configuration/virtualserver-and-virtualserverroute-resources/).
final class Nginx implements ProxyDialect {
  private static final GroupKind SERVER = new GroupKind("k8s.nginx.org", "VirtualServer");
  private static final GroupKind ROUTE = new GroupKind("k8s.nginx.org", "VirtualServerRoute");

  @Override
  public List<GroupKind> kinds() {
    return List.of(SERVER, ROUTE);
  }

  @Override
  public List<String> images() {
    return List.of("nginx/nginx-ingress", "nginx-ic/nginx-plus-ingress", "nginx-plus-ingress");
  }

  @Override
  public ProxyRoute read(Resource server) {
    Field spec = server.root().at("spec");
    String here = Surroundings.namespace(server);
    List<ProxyRoute.Backend> backends = new ArrayList<>();
    for (Field upstream : spec.at("upstreams").each().toList()) {
      backends.add(
          new ProxyRoute.Backend(
              named(Kinds.SERVICE, upstream.at("service").text(""), here),
              ProxyDialect.port(upstream.at("port")),
              upstream.at("tls", "enable").isTrue(),
              ""));
    }
    List<ResourceRef> includes =
        spec.at("routes")
            .each()
            .flatMap(route -> route.at("route").text().stream())
            .map(name -> named(ROUTE, name, here))
            .toList();
    boolean root = server.ref().groupKind().equals(SERVER);
    List<ProxyRoute.Entrance> doors = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    if (spec.at("listener").isPresent()) {
      remarks.add(
          server.ref().spoken() + " is entered at listeners of its own, whose ports are not known");
    } else if (root) {
      Field tls = spec.at("tls");
      if (tls.isPresent()) {
        doors.add(new ProxyRoute.Entrance(443, Protection.TLS, "declares tls"));
      }
      if (!tls.at("redirect", "enable").isTrue()) {
        doors.add(
            new ProxyRoute.Entrance(
                80,
                Protection.CLEAR,
                tls.isPresent() ? "declares no redirect to TLS" : "declares no tls"));
      }
    }
    return new ProxyRoute(server, root, doors, backends, false, includes, remarks);
  }

  /// `name` or `namespace/name`
  private static ResourceRef named(GroupKind kind, String text, String here) {
    int slash = text.indexOf('/');
    return ResourceRef.of(
        kind, slash < 0 ? here : text.substring(0, slash), text.substring(slash + 1));
  }
}
