package io.inscope.snapshot.network.row;

import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.inventory.ServicePath;
import io.inscope.snapshot.network.policy.Ports;
import java.util.List;
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

  /// What the services declare of a single port, unless the way itself says.
  ServicePath.Declared declared(PortRange ports) {
    if (protection != Protection.UNKNOWN) {
      return new ServicePath.Declared(protection, protectionEvidence);
    }
    return services.stream()
        .filter(path -> path.target().equals(ports))
        .map(ServicePath::declared)
        .filter(declared -> declared.protection() != Protection.UNKNOWN)
        .findFirst()
        .orElse(new ServicePath.Declared(Protection.UNKNOWN, ""));
  }
}
