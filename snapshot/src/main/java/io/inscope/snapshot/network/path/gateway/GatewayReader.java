package io.inscope.snapshot.network.path.gateway;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.path.entry.EntryReader;
import io.inscope.snapshot.network.path.entry.EntryView;
import io.inscope.snapshot.network.path.entry.Surroundings;
import io.inscope.snapshot.network.reach.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads Gateways and the routes that attach to them. A Gateway is an entry; each route that
/// attaches leads from its pods to backends.
public final class GatewayReader implements EntryReader {
  private final Surroundings around;
  private final GatewayServers servers;
  private final ListenerSets sets;
  private final Map<ResourceRef, GatewayView> gateways = new TreeMap<>();

  public GatewayReader(Surroundings around) {
    this.around = around;
    this.servers = new GatewayServers(around);
    this.sets = new ListenerSets(around);
  }

  @Override
  public List<EntryView> read() {
    around.each(Kind.GATEWAY, this::add);
    RouteHops hops = new RouteHops(around);
    Kind.ROUTES.forEach(kind -> around.each(kind, one -> attach(Route.of(one), hops)));
    return gateways.values().stream()
        .sorted(Comparator.comparing(view -> view.resource().ref()))
        .map(view -> new EntryView(view.resource(), view.servers(), view.unknown(), view.hops()))
        .toList();
  }

  private void add(Resource gateway) {
    Field conditions = gateway.root().at("status", "conditions");
    Optional<Conditions> accepted = Conditions.of(gateway, conditions, "Accepted");
    if (accepted.isPresent() && accepted.get().isFalse()) {
      around
          .limits()
          .add(
              "%s was not accepted by its controller (%s): nobody enters by it"
                  .formatted(gateway.ref().spoken(), accepted.get().reason()));
      return;
    }
    List<Listener> listeners = new ArrayList<>();
    boolean mutual =
        gateway.root().at("spec", "tls", "frontend", "default", "validation").isPresent();
    for (Field one : gateway.root().at("spec", "listeners").each().toList()) {
      Listener listener = Listener.of(gateway, one, mutual);
      if (isLive(gateway, listener)) {
        listeners.add(listener);
      }
    }
    List<Member> serving = servers.of(gateway);
    boolean hasAddress = gateway.root().at("status", "addresses").each().findAny().isPresent();
    String className = gateway.root().at("spec", "gatewayClassName").text("");
    String unknown =
        serving.isEmpty() && !hasAddress
            ? "no pod that serves gateways of class '" + className + "' is in the snapshot"
            : "";
    ResourceRef key = key(gateway);
    gateways.put(key, new GatewayView(gateway, listeners, sets.of(key, gateway), serving, unknown));
  }

  /// A listener that its controller does not take is told of, and not entered.
  private boolean isLive(Resource gateway, Listener listener) {
    for (Field one : gateway.root().at("status", "listeners").each().toList()) {
      Optional<Conditions> taken = Conditions.of(gateway, one.at("conditions"), "Programmed");
      if (one.at("name").text("").equals(listener.name())
          && taken.isPresent()
          && taken.get().isFalse()) {
        around
            .limits()
            .add(
                "%s is not in use (%s): nobody enters by it"
                    .formatted(listener.cited(), taken.get().reason()));
        return false;
      }
    }
    return true;
  }

  private static ResourceRef key(Resource resource) {
    return ResourceRef.of(
        resource.ref().groupKind(), Surroundings.namespace(resource), resource.ref().name());
  }

  private void attach(Route route, RouteHops hops) {
    for (Route.Parent parent : route.parents()) {
      boolean set = Kind.LISTENER_SETS.contains(parent.ref().groupKind());
      if (!set && !parent.ref().groupKind().equals(Kind.GATEWAY)) {
        around
            .limits()
            .add(
                "%s routes traffic inside the cluster to %s; that is no entry, and the policies of"
                        .formatted(route.named(), parent.ref().spoken())
                    + " its backends decide");
        continue;
      }
      Optional<ResourceRef> at = set ? sets.gateway(parent.ref()) : Optional.of(parent.ref());
      GatewayView view = at.map(gateways::get).orElse(null);
      if (view == null) {
        around
            .limits()
            .add(
                "%s does not attach to %s: that is not in the snapshot, or nobody serves it"
                    .formatted(route.named(), parent.ref().spoken()));
        continue;
      }
      List<Listener> listeners =
          set ? view.sets().getOrDefault(parent.ref(), List.of()) : view.listeners();
      Attachment attachment =
          Attachment.of(route, parent, listeners, around.cluster().namespaces());
      if (attachment.listeners().isEmpty()) {
        around
            .limits()
            .add(
                "%s does not attach to %s: %s"
                    .formatted(route.named(), parent.ref().spoken(), attachment.refusal()));
      } else {
        view.hops().addAll(hops.of(route, view, attachment));
      }
    }
  }
}
