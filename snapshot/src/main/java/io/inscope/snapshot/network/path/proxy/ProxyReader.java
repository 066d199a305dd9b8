package io.inscope.snapshot.network.path.proxy;

import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.path.entry.Door;
import io.inscope.snapshot.network.path.entry.EntryReader;
import io.inscope.snapshot.network.path.entry.EntryView;
import io.inscope.snapshot.network.path.entry.Hop;
import io.inscope.snapshot.network.path.entry.Surroundings;
import io.inscope.snapshot.network.reach.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reads the entries that are written in proxies' own kinds.
public final class ProxyReader implements EntryReader {
  private final Surroundings around;
  private final List<ProxyDialect> dialects = List.of(new Contour(), new Nginx(), new Traefik());

  public ProxyReader(Surroundings around) {
    this.around = around;
  }

  @Override
  public List<EntryView> read() {
    List<EntryView> views = new ArrayList<>();
    for (ProxyDialect dialect : dialects) {
      Map<ResourceRef, ProxyRoute> routes = new TreeMap<>();
      dialect
          .kinds()
          .forEach(kind -> around.each(kind, one -> routes.put(key(one), dialect.read(one))));
      if (!routes.isEmpty()) {
        List<Member> servers = around.servers().running(dialect.images());
        routes.values().stream()
            .filter(ProxyRoute::root)
            .forEach(route -> views.add(view(route, routes, servers)));
      }
    }
    return views;
  }

  private static ResourceRef key(Resource resource) {
    return ResourceRef.of(
        resource.ref().groupKind(), Surroundings.namespace(resource), resource.ref().name());
  }

  private EntryView view(ProxyRoute route, Map<ResourceRef, ProxyRoute> all, List<Member> servers) {
    List<Hop> hops = new ArrayList<>();
    List<Door> doors = route.doors().stream().map(entrance -> door(route, entrance)).toList();
    add(hops, route, route, all, doors, new TreeSet<>());
    return new EntryView(
        route.resource(),
        servers,
        servers.isEmpty() ? "no pod that serves it is in the snapshot" : "",
        hops);
  }

  /// @param route the object that is entered
  /// @param part itself, or an object it includes
  private void add(
      List<Hop> hops,
      ProxyRoute route,
      ProxyRoute part,
      Map<ResourceRef, ProxyRoute> all,
      List<Door> doors,
      Set<ResourceRef> seen) {
    seen.add(key(part.resource()));
    around.limits().addAll(part.remarks());
    for (ProxyRoute.Backend backend : part.backends()) {
      boolean tls = backend.tls() || route.passthrough();
      hops.add(
          new Hop(
              part.named() + backend.role(),
              around.targets().of(part.named(), backend.service(), backend.port(), around.limits()),
              tls ? Protection.TLS : Protection.CLEAR,
              part.named()
                  + (route.passthrough()
                      ? " passes TLS through to the pods"
                      : backend.tls() ? " declares TLS towards " : " declares no TLS towards ")
                  + (route.passthrough() ? "" : backend.service().spoken()),
              "",
              doors));
    }
    for (ResourceRef include : part.includes()) {
      ProxyRoute next = all.get(include);
      if (next == null) {
        around
            .limits()
            .add(
                "%s includes %s, which is not in the snapshot"
                    .formatted(part.named(), include.spoken()));
      } else if (!seen.contains(include)) {
        add(hops, route, next, all, doors, seen);
      }
    }
  }

  private static Door door(ProxyRoute route, ProxyRoute.Entrance entrance) {
    return new Door(
        new PortRange(Protocol.TCP, entrance.port(), entrance.port()),
        entrance.protection(),
        entrance.why().isEmpty() ? "" : route.named() + " " + entrance.why(),
        Optional.empty(),
        route.named() + " at " + route.resource().place(route.resource().root().at("spec")));
  }
}
