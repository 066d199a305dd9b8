package io.inscope.snapshot.importing.etcd;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a key says of the object under it. Built-in resources stand under their plural, some under
/// a name of older days; custom ones under their group and plural: `/registry/pods/shop/web-0`,
/// `/registry/services/specs/shop/web`, `/registry/cert-manager.io/certificates/shop/web`. The
/// first part is what the API server's `--etcd-prefix` says.
///
/// @param resource the plural with its group, as people write it: `pods`,
///   `certificates.cert-manager.io`
record ResourceKey(String resource) {
  private static final Map<String, String> OLD_NAMES =
      Map.of(
          "minions", "nodes",
          "controllers", "replicationcontrollers",
          "services/specs", "services",
          "services/endpoints", "endpoints",
          "ingress", "ingresses",
          "podsecuritypolicy", "podsecuritypolicies");

  private static final Set<String> BOOKKEEPING =
      Set.of("masterleases", "peerserverleases", "ranges");

  /// @return empty when no object of Kubernetes stands under such a key
  static Optional<ResourceKey> of(String key) {
    String[] parts = key.split("/", -1);
    if (parts.length < 4 || !parts[0].isEmpty()) {
      return Optional.empty();
    }
    String two = parts[2] + "/" + parts[3];
    if (OLD_NAMES.containsKey(two)) {
      return Optional.of(new ResourceKey(OLD_NAMES.get(two)));
    }
    if (parts[2].indexOf('.') > 0 && parts.length > 4) {
      return Optional.of(new ResourceKey(parts[3] + "." + parts[2]));
    }
    return Optional.of(new ResourceKey(OLD_NAMES.getOrDefault(parts[2], parts[2])));
  }

  /// Whether API servers keep something for themselves there, which no API shows: the addresses and
  /// ports given out, who the API servers are, up to where history was thrown away.
  static boolean isBookkeeping(String key) {
    return key.equals("compact_rev_key")
        || of(key).filter(known -> BOOKKEEPING.contains(known.resource())).isPresent();
  }
}
