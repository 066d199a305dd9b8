package io.inscope.snapshot.network.path.proxy;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.path.entry.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Contour's HTTPProxy: one with a virtual host is entered, others are included. Source: [the
/// HTTPProxy reference](https://projectcontour.io/docs/main/config/fundamentals/).
final class Contour implements ProxyDialect {
  private static final GroupKind KIND = new GroupKind("projectcontour.io", "HTTPProxy");

  @Override
  public List<GroupKind> kinds() {
    return List.of(KIND);
  }

  @Override
  public List<String> images() {
    return List.of("envoyproxy/envoy");
  }

  @Override
  public ProxyRoute read(Resource proxy) {
    Field spec = proxy.root().at("spec");
    Field tls = spec.at("virtualhost", "tls");
    boolean passthrough = tls.at("passthrough").isTrue();
    List<ProxyRoute.Backend> backends = new ArrayList<>();
    List<Field> services =
        Stream.concat(
                spec.at("routes").each().flatMap(route -> route.at("services").each()),
                spec.at("tcpproxy", "services").each())
            .toList();
    for (Field service : services) {
      boolean single = services.size() == 1;
      if (single || service.at("weight").number().orElse(1) != 0) {
        backends.add(
            new ProxyRoute.Backend(
                ProxyDialect.service(proxy, service),
                ProxyDialect.port(service.at("port")),
                List.of("tls", "h2").contains(service.at("protocol").text("")),
                service.at("mirror").isTrue() ? " mirror" : ""));
      }
    }
    boolean clear = spec.at("routes").each().anyMatch(route -> route.at("permitInsecure").isTrue());
    List<ProxyRoute.Entrance> doors = new ArrayList<>();
    if (tls.isPresent()) {
      Protection protection =
          tls.at("clientValidation").isPresent()
                  && !tls.at("clientValidation", "optionalClientCertificate").isTrue()
              ? Protection.MTLS
              : Protection.TLS;
      doors.add(new ProxyRoute.Entrance(443, protection, "has TLS for its virtual host"));
      if (clear) {
        doors.add(new ProxyRoute.Entrance(80, Protection.CLEAR, "declares permitInsecure"));
      }
    } else if (spec.at("virtualhost").isPresent()) {
      doors.add(new ProxyRoute.Entrance(80, Protection.CLEAR, "has no TLS for its virtual host"));
    }
    String here = Surroundings.namespace(proxy);
    List<ResourceRef> includes =
        Stream.concat(spec.at("includes").each(), Stream.of(spec.at("tcpproxy", "include")))
            .filter(Field::isPresent)
            .map(
                one ->
                    ResourceRef.of(KIND, one.at("namespace").text(here), one.at("name").text("")))
            .toList();
    boolean root = spec.at("virtualhost").isPresent();
    return new ProxyRoute(proxy, root, doors, backends, passthrough, includes, List.of());
  }
}
