package io.inscope.snapshot.network.path.gateway;

import java.util.List;
import java.util.Locale;

/// Whether hosts of listeners and routes have any name in common. Source: [hostname
/// intersection](https://gateway-api.sigs.k8s.io/concepts/hostnames/).
public final class Hostnames {
  private Hostnames() {}

  /// Whether a listener answers for any host of a route.
  ///
  /// @param listener empty for any
  /// @param route empty for any
  public static boolean intersect(String listener, List<String> route) {
    return listener.isEmpty()
        || route.isEmpty()
        || route.stream().anyMatch(host -> intersect(lower(listener), lower(host)));
  }

  private static String lower(String host) {
    return host.toLowerCase(Locale.ROOT);
  }

  /// A wildcard stands for one or more labels; the name after it alone is not covered.
  private static boolean intersect(String a, String b) {
    return a.equals(b) || covers(a, b) || covers(b, a);
  }

  private static boolean covers(String wildcard, String host) {
    return wildcard.startsWith("*.")
        && host.endsWith(wildcard.substring(1))
        && host.length() > wildcard.length() - 1;
  }
}
