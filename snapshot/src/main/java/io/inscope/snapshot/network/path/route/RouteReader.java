package io.inscope.snapshot.network.path.route;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.inventory.ServicePath;
import io.inscope.snapshot.network.path.entry.Door;
import io.inscope.snapshot.network.path.entry.EntryReader;
import io.inscope.snapshot.network.path.entry.EntryView;
import io.inscope.snapshot.network.path.entry.Hop;
import io.inscope.snapshot.network.path.entry.ServicePort;
import io.inscope.snapshot.network.path.entry.Surroundings;
import io.inscope.snapshot.network.path.entry.Target;
import io.inscope.snapshot.network.reach.Member;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Reads OpenShift's Routes. Each is an entry of its own; the routers that admitted it carry its
/// traffic, straight to the endpoints of its services.
public final class RouteReader implements EntryReader {
  public static final GroupKind ROUTE = new GroupKind("route.openshift.io", "Route");

  private static final String ROUTER_LABEL =
      "ingresscontroller.operator.openshift.io/deployment-ingresscontroller";
  private static final List<String> ROUTER_IMAGES =
      List.of("haproxy-router", "origin-haproxy-router", "ose-haproxy-router");

  private final Surroundings around;

  public RouteReader(Surroundings around) {
    this.around = around;
  }

  @Override
  public List<EntryView> read() {
    List<EntryView> views = new ArrayList<>();
    around.each(ROUTE, route -> add(views, route));
    return views;
  }

  private void add(List<EntryView> views, Resource resource) {
    RouteView route = RouteView.of(resource);
    if (!route.rejected().isEmpty()) {
      around
          .limits()
          .add(
              "%s was not admitted by any router (%s): nobody enters by it"
                  .formatted(route.named(), route.rejected()));
      return;
    }
    Set<Target> targets = new LinkedHashSet<>();
    for (ResourceRef backend : route.backends()) {
      targets.addAll(targets(route, backend));
    }
    List<Member> routers = routers(route);
    ServicePath.Declared behind = behind(route);
    views.add(
        new EntryView(
            resource,
            routers,
            routers.isEmpty() && route.routers().isEmpty()
                ? "no router is in the snapshot, and the route's status names none"
                : "",
            List.of(
                new Hop(
                    route.named(),
                    List.copyOf(targets),
                    behind.protection(),
                    behind.evidence(),
                    "",
                    doors(route)))));
  }

  /// A name means the service's port of that name, a number the pods' port; without either all
  /// ports are used. Source: [the
  /// router](https://github.com/openshift/router/blob/master/pkg/router/template/plugin.go).
  private List<Target> targets(RouteView route, ResourceRef backend) {
    Field written = route.target();
    if (written.isMissing() || written.value() instanceof Long) {
      List<Target> all =
          around.targets().of(route.named(), backend, new ServicePort.All(), around.limits());
      List<Target> meant =
          all.stream()
              .filter(t -> written.isMissing() || t.port().from() == written.number().orElse(0))
              .toList();
      if (meant.isEmpty() && !all.isEmpty()) {
        around
            .limits()
            .add(
                "%s leads to port %d of the pods of %s, to which no port of that service leads"
                    .formatted(route.named(), written.number().orElse(0), backend.spoken()));
      }
      return meant;
    }
    return around
        .targets()
        .of(route.named(), backend, new ServicePort.Name(written.text("")), around.limits());
  }

  private List<Member> routers(RouteView route) {
    List<Member> named =
        route.routers().stream()
            .flatMap(name -> around.servers().labelled(ROUTER_LABEL, name).stream())
            .distinct()
            .toList();
    if (!named.isEmpty()) {
      return named;
    }
    List<Member> all = around.servers().labelled(ROUTER_LABEL);
    return all.isEmpty() ? around.servers().running(ROUTER_IMAGES) : all;
  }

  private static List<Door> doors(RouteView route) {
    boolean tls = !route.termination().isEmpty();
    List<Door> doors = new ArrayList<>();
    if (tls) {
      String evidence =
          route.termination().equals("passthrough")
              ? "%s passes TLS for %s through to the pods"
              : "%s ends TLS for %s at the router";
      doors.add(door(route, 443, Protection.TLS, evidence));
    }
    if (!tls) {
      doors.add(door(route, 80, Protection.CLEAR, "%s has no TLS for %s"));
    } else if (route.alsoClear()) {
      doors.add(
          door(
              route,
              80,
              Protection.CLEAR,
              "%s declares insecureEdgeTerminationPolicy: Allow for %s"));
    }
    return doors;
  }

  private static Door door(RouteView route, int port, Protection protection, String evidence) {
    Resource resource = route.resource();
    Field spec = resource.root().at("spec");
    Field tls = spec.at("tls");
    return new Door(
        new PortRange(Protocol.TCP, port, port),
        protection,
        evidence.formatted(route.named(), route.hosts())
            + " at "
            + resource.place(tls.isPresent() ? tls : spec),
        route.sources(),
        route.named() + " at " + resource.place(spec));
  }

  private static ServicePath.Declared behind(RouteView route) {
    String named = route.named();
    return switch (route.termination()) {
      case "reencrypt" ->
          new ServicePath.Declared(Protection.TLS, named + " declares termination: reencrypt");
      case "passthrough" ->
          new ServicePath.Declared(Protection.TLS, named + " declares termination: passthrough");
      case "edge" ->
          new ServicePath.Declared(
              Protection.CLEAR, named + " declares termination: edge, so TLS ends at the router");
      default -> new ServicePath.Declared(Protection.CLEAR, named + " has no TLS");
    };
  }
}
