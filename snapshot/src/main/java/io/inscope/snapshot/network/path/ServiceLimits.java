package io.inscope.snapshot.network.path;

import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.address.Address;
import io.inscope.snapshot.network.address.AddressSet;
import io.inscope.snapshot.network.inventory.ServiceView;
import io.inscope.snapshot.network.inventory.Services;
import io.inscope.snapshot.network.path.entry.Surroundings;
import io.inscope.snapshot.network.path.entry.Targets;
import io.inscope.snapshot.network.policy.Action;
import io.inscope.snapshot.network.policy.PeerMatcher;
import io.inscope.snapshot.network.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What about services misleads people, in sentences.
final class ServiceLimits {
  private ServiceLimits() {}

  static void addTo(Surroundings around, Services services) {
    addIdle(around, services);
    addClasses(around, services);
    addServiceAddresses(around, services);
  }

  /// Services that lead nowhere, which is what a label changed on one side only looks like.
  private static void addIdle(Surroundings around, Services services) {
    Targets targets = around.targets();
    List<String> idle = new ArrayList<>();
    for (ServiceView service : services.all()) {
      boolean waits = services.backing(service).stream().anyMatch(b -> !b.waiting().isEmpty());
      if (service.selector().isPresent()
          && !service.ports().isEmpty()
          && !waits
          && !targets.leadsSomewhere(service)) {
        idle.add(service.ref().namespace() + "/" + service.ref().name());
      }
    }
    if (!idle.isEmpty()) {
      around
          .limits()
          .add("Services that lead to no pod of the snapshot: " + String.join(", ", idle));
    }
  }

  private static void addClasses(Surroundings around, Services services) {
    for (ServiceView service : services.all()) {
      try {
        service
            .resource()
            .root()
            .at("spec", "loadBalancerClass")
            .text()
            .ifPresent(
                name ->
                    around
                        .limits()
                        .add(
                            "%s is published by load balancers of class '%s'; who can reach those is"
                                    .formatted(service.ref().spoken(), name)
                                + " decided outside of the snapshot"));
      } catch (WrongShape e) {
        // Told of with the service's entry points.
      }
    }
  }

  /// The address of a service is replaced by a pod's before most plugins compare it with a policy.
  /// Source: [the documentation of
  /// ipBlock](https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors).
  private static void addServiceAddresses(Surroundings around, Services services) {
    AddressSet range = ServiceRange.of(around.snapshot(), around.servers());
    TreeMap<Address, String> own = new TreeMap<>();
    for (ServiceView service : services.all()) {
      service.address().ifPresent(address -> own.put(address, service.ref().spoken()));
    }
    around
        .cluster()
        .policies()
        .policies()
        .flatMap(policy -> policy.rules(Direction.EGRESS).stream())
        .filter(rule -> rule.action() == Action.ALLOW)
        .forEach(rule -> misled(rule, range, own).ifPresent(around.limits()::add));
  }

  private static Optional<String> misled(Rule rule, AddressSet range, Map<Address, String> own) {
    for (PeerMatcher peer : rule.peers()) {
      if (peer instanceof PeerMatcher.Addresses addresses && !addresses.set().isEmpty()) {
        boolean within =
            !range.isEmpty() && addresses.set().ranges().stream().allMatch(range::contains);
        Optional<String> one =
            addresses.set().ranges().stream()
                .filter(r -> r.first().equals(r.last()))
                .flatMap(r -> Optional.ofNullable(own.get(r.first())).stream())
                .findFirst();
        if (within || one.isPresent()) {
          return Optional.of(
              "%s permits %s, %s: most plugins see the pod behind a service instead, so it may"
                      .formatted(
                          rule.citation(),
                          addresses.written(),
                          one.map(name -> "the address of " + name)
                              .orElse("among the addresses of services"))
                  + " permit nothing");
        }
      }
    }
    return Optional.empty();
  }
}
