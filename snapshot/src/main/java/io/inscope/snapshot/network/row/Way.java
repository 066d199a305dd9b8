package io.inscope.snapshot.network.row;

import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.inventory.ServicePath;
import io.inscope.snapshot.network.policy.Ports;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// How a connection gets to its destination.
///
/// @param key what tells connections apart that differ in nothing else; part of their id
/// @param base the first words of `via`
/// @param services services that lead to ports of the destination, named where they do
public record Way(
    String key,
    String base,
    List<ServicePath> services,
    Protection protection,
    String protectionEvidence) {
  public static Way direct(String base, List<ServicePath> services) {
    return new Way("pod", base, services, Protection.UNKNOWN, "");
  }

  String via(PortRange ports) {
    TreeSet<String> names = new TreeSet<>();
    for (ServicePath path : services) {
      if (Ports.of(path.target()).meets(ports)) {
        names.add(path.label());
      }
    }
    return names.isEmpty() ? base : base + ", " + String.join(", ", names);
  }

  /// What the services declare of a single port, unless the way itself says. Services that say
  /// different things leave it unknown.
  ServicePath.Declared declared(PortRange ports) {
    if (protection != Protection.UNKNOWN) {
      return new ServicePath.Declared(protection, protectionEvidence);
    }
    Map<Protection, String> said = new TreeMap<>();
    for (ServicePath path : services) {
      ServicePath.Declared declared = path.declared();
      if (path.target().equals(ports) && declared.protection() != Protection.UNKNOWN) {
        said.putIfAbsent(declared.protection(), declared.evidence());
      }
    }
    String evidence = String.join("; ", said.values());
    return new ServicePath.Declared(
        said.size() == 1 ? said.keySet().iterator().next() : Protection.UNKNOWN,
        said.size() > 1 ? "services contradict each other: " + evidence : evidence);
  }
}
