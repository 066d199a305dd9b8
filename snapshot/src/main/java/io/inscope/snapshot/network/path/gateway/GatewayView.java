package io.inscope.snapshot.network.path.gateway;

import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.path.entry.Door;
import io.inscope.snapshot.network.path.entry.Hop;
import io.inscope.snapshot.network.reach.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A Gateway while routes attach to it.
final class GatewayView {
  private final Resource resource;
  private final List<Listener> listeners;
  private final Map<ResourceRef, List<Listener>> sets;
  private final List<Member> servers;
  private final String unknown;
  private final List<Hop> hops = new ArrayList<>();

  /// @param listeners its own
  /// @param sets those of the ListenerSets it admits
  GatewayView(
      Resource resource,
      List<Listener> listeners,
      Map<ResourceRef, List<Listener>> sets,
      List<Member> servers,
      String unknown) {
    this.resource = resource;
    this.listeners = listeners;
    this.sets = sets;
    this.servers = servers;
    this.unknown = unknown;
  }

  Resource resource() {
    return resource;
  }

  List<Listener> listeners() {
    return listeners;
  }

  Map<ResourceRef, List<Listener>> sets() {
    return sets;
  }

  List<Member> servers() {
    return servers;
  }

  String unknown() {
    return unknown;
  }

  /// What leads on from it; routes add theirs.
  List<Hop> hops() {
    return hops;
  }

  /// One door for each port: listeners that share one differ in the hosts they answer for.
  static List<Door> doors(List<Listener> listeners) {
    return listeners.stream()
        .collect(Collectors.groupingBy(Listener::range, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(GatewayView::door)
        .toList();
  }

  /// Where they differ the weakest protection counts.
  private static Door door(List<Listener> sharing) {
    Listener weakest =
        sharing.stream()
            .filter(l -> l.protection() == Protection.CLEAR)
            .findFirst()
            .or(() -> sharing.stream().filter(l -> l.protection() == Protection.TLS).findFirst())
            .orElse(sharing.getFirst());
    return new Door(
        weakest.range(),
        weakest.protection(),
        weakest.evidence(),
        Optional.empty(),
        sharing.stream().map(Listener::cited).distinct().collect(Collectors.joining("; ")));
  }
}
