package io.inscope.snapshot.network.dialect.cilium;

import io.inscope.snapshot.json.Field;
import java.util.Set;
import java.util.stream.Collectors;

/// The fields that are understood. What another one asks for is not known, be it new or misspelt.
final class Known {
  static final Set<String> SPEC =
      Set.of(
          "endpointSelector",
          "nodeSelector",
          "ingress",
          "ingressDeny",
          "egress",
          "egressDeny",
          "enableDefaultDeny",
          "labels",
          "description",
          "log");
  static final Set<String> INGRESS =
      Set.of(
          "fromEndpoints",
          "fromEntities",
          "fromCIDR",
          "fromCIDRSet",
          "fromNodes",
          "fromGroups",
          "fromRequires",
          "toPorts",
          "icmps",
          "authentication");
  static final Set<String> EGRESS =
      Set.of(
          "toEndpoints",
          "toEntities",
          "toCIDR",
          "toCIDRSet",
          "toNodes",
          "toServices",
          "toFQDNs",
          "toGroups",
          "toRequires",
          "toPorts",
          "icmps",
          "authentication");
  static final Set<String> PORTS =
      Set.of("ports", "rules", "serverNames", "listener", "terminatingTLS", "originatingTLS");

  private Known() {}

  /// Why it is not known what an object asks for; empty when all its fields are understood.
  static String caveat(Field object, Set<String> known) {
    return object
        .members()
        .filter(member -> member.isPresent() && !known.contains(member.key()))
        .map(member -> "its field " + member.key() + " is not understood")
        .collect(Collectors.joining("; "));
  }
}
