package io.inscope.snapshot.network.path.istio;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.inventory.ServicePath;
import io.inscope.snapshot.network.path.entry.Door;
import io.inscope.snapshot.network.path.entry.Hop;
import io.inscope.snapshot.network.path.entry.ServicePort;
import io.inscope.snapshot.network.path.entry.Surroundings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Where a VirtualService leads from a gateway it is bound to.
final class VirtualServiceHops {
  private static final GroupKind SERVICE_ENTRY =
      new GroupKind("networking.istio.io", "ServiceEntry");

  private final Surroundings around;
  private final Map<String, VirtualService> all;
  private final DestinationRules rules;
  private final Map<String, String> outside = new HashMap<>();

  VirtualServiceHops(Surroundings around, Map<String, VirtualService> all) {
    this.around = around;
    this.all = all;
    this.rules = new DestinationRules(around);
    around.each(
        SERVICE_ENTRY,
        entry -> {
          for (Field host : entry.root().at("spec", "hosts").each().toList()) {
            outside.put(host.text(""), entry.ref().spoken());
          }
        });
  }

  /// @param gateway `namespace/name`
  List<Hop> of(VirtualService service, String gateway, List<Server> servers) {
    List<Door> doors = doors(servers);
    boolean passes = servers.stream().allMatch(Server::isPassthrough);
    List<Hop> hops = new ArrayList<>();
    add(hops, service, gateway, doors, passes, new TreeSet<>());
    return hops;
  }

  /// One door for each port; where servers of one port differ the weakest protection counts.
  private static List<Door> doors(Collection<Server> servers) {
    Map<PortRange, Door> doors = new LinkedHashMap<>();
    servers.forEach(
        server ->
            doors.merge(
                server.door().port(),
                server.door(),
                (a, b) -> a.protection() == Protection.CLEAR ? a : b));
    return List.copyOf(doors.values());
  }

  private void add(
      List<Hop> hops,
      VirtualService service,
      String gateway,
      List<Door> doors,
      boolean passes,
      Set<String> seen) {
    for (VirtualService.Destination to : service.destinations()) {
      if (to.gateways().isEmpty() || to.gateways().contains(gateway)) {
        follow(service, to)
            .ifPresent(
                ref -> {
                  ServicePath.Declared declared =
                      to.passes() && passes
                          ? new ServicePath.Declared(
                              Protection.TLS, service.named() + " passes TLS through")
                          : rules.of(ref);
                  ServicePort port =
                      to.port() == 0 ? new ServicePort.All() : new ServicePort.Numbered(to.port());
                  hops.add(
                      new Hop(
                          "%s on Gateway %s%s".formatted(service.named(), gateway, to.role()),
                          around.targets().of(service.named(), ref, port, around.limits()),
                          declared.protection(),
                          declared.evidence(),
                          "",
                          doors));
                });
      }
    }
    for (String name : service.delegates()) {
      VirtualService delegate = all.get(name);
      if (delegate == null) {
        around
            .limits()
            .add(
                "%s delegates to VirtualService %s, which is not in the snapshot"
                    .formatted(service.named(), name));
      } else if (seen.add(name)) {
        add(hops, delegate, gateway, doors, passes, seen);
      }
    }
  }

  private Optional<ResourceRef> follow(VirtualService from, VirtualService.Destination to) {
    String entry = outside.get(to.host());
    Optional<ResourceRef> service =
        entry == null ? IstioHosts.service(to.host(), from.namespace()) : Optional.empty();
    if (service.isEmpty()) {
      around
          .limits()
          .add(
              "%s leads to host %s%s, whose addresses are not known"
                  .formatted(from.named(), to.host(), entry == null ? "" : " of " + entry));
    }
    return service;
  }
}
