package io.inscope.snapshot.network.path.istio;

import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.inventory.Alias;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What hosts mean to Istio.
final class IstioHosts {
  private IstioHosts() {}

  /// Whether a host of a gateway and some of a virtual service have a name in common.
  static boolean intersect(String gateway, List<String> hosts) {
    return hosts.stream().anyMatch(host -> intersect(lower(gateway), lower(host)));
  }

  private static String lower(String host) {
    return host.toLowerCase(Locale.ROOT);
  }

  private static boolean intersect(String a, String b) {
    return a.equals(b) || covers(a, b) || covers(b, a);
  }

  private static boolean covers(String wildcard, String host) {
    return wildcard.startsWith("*") && host.endsWith(wildcard.substring(1));
  }

  /// The service a destination means. A name without a dot is one of the namespace of whoever names
  /// it; `name.namespace` is taken for a service as well, though only some versions do.
  static Optional<ResourceRef> service(String host, String namespace) {
    List<String> parts = List.of(lower(host).split("\\.", -1));
    return switch (parts.size()) {
      case 1 ->
          parts.getFirst().isEmpty()
              ? Optional.empty()
              : Optional.of(ResourceRef.of(Kinds.SERVICE, namespace, parts.getFirst()));
      case 2 -> Optional.of(ResourceRef.of(Kinds.SERVICE, parts.get(1), parts.getFirst()));
      default -> Alias.serviceNamed(lower(host));
    };
  }
}
