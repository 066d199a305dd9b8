package io.inscope.snapshot.network.path.entry;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.address.Address;
import io.inscope.snapshot.network.inventory.Backing;
import io.inscope.snapshot.network.inventory.ServiceView;
import io.inscope.snapshot.network.inventory.Services;
import io.inscope.snapshot.network.reach.Cluster;
import io.inscope.snapshot.network.reach.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds what stands behind ports of services.
public final class Targets {
  private final Services services;
  private final Map<ResourceRef, Set<Member>> byService = new HashMap<>();
  private final Set<Address> ofPods = new HashSet<>();

  public Targets(Cluster cluster, Services services) {
    this.services = services;
    for (Member member : cluster.members()) {
      for (ServiceView service : services.candidates(member.instances())) {
        byService.computeIfAbsent(service.ref(), _ -> new LinkedHashSet<>()).add(member);
      }
      member.instances().stream()
          .filter(instance -> !instance.hostNetwork())
          .forEach(instance -> ofPods.addAll(instance.addresses()));
    }
  }

  /// What a port of a service leads to, in order; empty when nothing is there.
  public List<Target> of(ServiceView service, ServiceView.Port port) {
    List<Target> targets = new ArrayList<>();
    for (Member member : byService.getOrDefault(service.ref(), Set.of())) {
      for (int number : services.targets(service, port, member.instances())) {
        targets.add(new Target.Pods(member, range(port, number)));
      }
    }
    targets.addAll(outside(service, port));
    return targets;
  }

  /// The part of it that is not in pods.
  public List<Target.Outside> outside(ServiceView service, ServiceView.Port port) {
    List<Target.Outside> targets = new ArrayList<>();
    for (Backing backing : services.backing(service).stream().toList()) {
      for (Address address : backing.unnamed()) {
        if (!ofPods.contains(address)) {
          backing
              .numbers(address, service, port)
              .forEach(number -> targets.add(new Target.Outside(address, range(port, number))));
        }
      }
    }
    return targets;
  }

  private static PortRange range(ServiceView.Port port, int number) {
    return new PortRange(port.protocol(), number, number);
  }

  /// The workloads that may stand behind a service, sorted.
  public List<Member> members(ResourceRef service) {
    return List.copyOf(byService.getOrDefault(service, Set.of()));
  }

  /// Whether a service leads to anything at all.
  public boolean leadsSomewhere(ServiceView service) {
    return service.ports().stream().anyMatch(port -> !of(service, port).isEmpty());
  }

  /// The name of a port of a service; empty when it has none.
  public String portName(ResourceRef ref, ServicePort port) {
    return services.resolve(ref).stream()
        .flatMap(service -> service.ports().stream())
        .filter(port::means)
        .map(ServiceView.Port::name)
        .findFirst()
        .orElse("");
  }

  /// What a reference to a service leads to; a sentence says what is wrong with it.
  ///
  /// @param who what refers to it, as people say it
  public List<Target> of(String who, ResourceRef ref, ServicePort port, Set<String> limits) {
    ServiceView service = services.resolve(ref).orElse(null);
    if (service == null) {
      limits.add(
          services
              .alias(ref)
              .map(
                  alias ->
                      "%s leads to %s, an alias for the name %s; what is there is not known"
                          .formatted(who, ref.spoken(), alias.target()))
              .orElse("%s leads to %s, which is not in the snapshot".formatted(who, ref.spoken())));
      return List.of();
    }
    List<ServiceView.Port> meant = service.ports().stream().filter(port::means).toList();
    if (meant.isEmpty()) {
      limits.add(
          "%s leads to port %s of %s, which has no such port".formatted(who, port, ref.spoken()));
      return List.of();
    }
    Set<Target> targets = new LinkedHashSet<>();
    meant.forEach(one -> targets.addAll(of(service, one)));
    if (targets.isEmpty()) {
      limits.add(
          "%s leads to %s, behind which nothing stands at port %s"
              .formatted(who, ref.spoken(), port));
    }
    return List.copyOf(targets);
  }
}
