package io.inscope.snapshot.network.path.gateway;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.inventory.ServicePath;
import io.inscope.snapshot.network.path.entry.Door;
import io.inscope.snapshot.network.path.entry.Hop;
import io.inscope.snapshot.network.path.entry.ServicePort;
import io.inscope.snapshot.network.path.entry.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a route leads from a gateway it attaches to.
final class RouteHops {
  private final Surroundings around;
  private final Grants grants;
  private final BackendTls backendTls;

  RouteHops(Surroundings around) {
    this.around = around;
    this.grants = new Grants(around);
    this.backendTls = new BackendTls(around);
  }

  List<Hop> of(Route route, GatewayView gateway, Attachment attachment) {
    List<Door> doors = GatewayView.doors(attachment.listeners());
    String via = route.named() + " on " + gateway.resource().ref().spoken();
    tellUnresolved(route);
    List<Hop> hops = new ArrayList<>();
    for (Route.Backend backend : route.backends()) {
      if (isFollowed(route, backend)) {
        ServicePort port = new ServicePort.Numbered(backend.port());
        ServicePath.Declared declared = declared(route, backend, port, attachment.listeners());
        hops.add(
            new Hop(
                via + backend.role(),
                around.targets().of(route.named(), backend.ref(), port, around.limits()),
                declared.protection(),
                declared.evidence(),
                attachment.unknown(),
                doors));
      }
    }
    return hops;
  }

  private boolean isFollowed(Route route, Route.Backend backend) {
    if (!backend.ref().groupKind().equals(Kinds.SERVICE)) {
      around
          .limits()
          .add(
              "%s leads to %s, which is no Service; that is not followed"
                  .formatted(route.named(), backend.ref().spoken()));
      return false;
    }
    if (!grants.permit(route.kind(), route.namespace(), backend.ref())) {
      around
          .limits()
          .add(
              "%s leads to %s, but no ReferenceGrant in namespace %s permits it: nothing goes there"
                  .formatted(route.named(), backend.ref().spoken(), backend.ref().namespace()));
      return false;
    }
    return true;
  }

  /// The controller says that it could not find all that the route leads to.
  private void tellUnresolved(Route route) {
    for (Field parent : route.resource().root().at("status", "parents").each().toList()) {
      Conditions.of(route.resource(), parent.at("conditions"), "ResolvedRefs")
          .filter(Conditions::isFalse)
          .ifPresent(
              refs ->
                  around
                      .limits()
                      .add(
                          "%s: its controller could not resolve all of its backends (%s)"
                              .formatted(route.named(), refs.reason())));
    }
  }

  private ServicePath.Declared declared(
      Route route, Route.Backend backend, ServicePort port, List<Listener> listeners) {
    String service = backend.ref().spoken();
    Optional<String> policy =
        backendTls.evidence(backend.ref(), around.targets().portName(backend.ref(), port));
    if (policy.isPresent()) {
      return new ServicePath.Declared(Protection.TLS, policy.get() + " covers " + service);
    }
    if (route.kind().equals(Kind.TLS) && listeners.stream().allMatch(Listener::passthrough)) {
      return new ServicePath.Declared(
          Protection.TLS, listeners.getFirst().cited() + " passes TLS through to the pods");
    }
    return route.hasHosts()
        ? new ServicePath.Declared(Protection.CLEAR, "no BackendTLSPolicy covers " + service)
        : new ServicePath.Declared(Protection.UNKNOWN, "");
  }
}
