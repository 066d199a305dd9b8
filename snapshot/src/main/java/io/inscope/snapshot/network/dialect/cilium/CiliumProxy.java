package io.inscope.snapshot.network.dialect.cilium;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.policy.InvalidPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What the proxy asks for on a port that is open: the port is permitted, and what is said on it is
/// restricted. Source: [layer 7
/// rules](https://docs.cilium.io/en/stable/security/policy/language/#layer-7-examples) and the
/// agent's validation.
final class CiliumProxy {
  private CiliumProxy() {}

  /// `L7-restricted: HTTP`; empty when nothing is.
  static String restriction(Field entry, List<Field> ports, Direction direction, boolean deny) {
    List<String> found = new ArrayList<>();
    Field rules = entry.at("rules");
    Field names = entry.at("serverNames");
    Field listener = entry.at("listener");
    List<String> kinds = kinds(rules);
    if (deny) {
      Stream.of(rules, names, listener)
          .filter(Field::isPresent)
          .findFirst()
          .ifPresent(
              field -> {
                throw new InvalidPolicy(field, "stands in a denial, which is for whole ports");
              });
    }
    requireValid(rules, kinds, ports, direction);
    found.addAll(kinds);
    if (names.each().findAny().isPresent()) {
      found.add("TLS server names " + String.join(", ", names(names)));
      if (!kinds.isEmpty() && entry.at("terminatingTLS").isMissing()) {
        throw new InvalidPolicy(names, "stands beside rules, which needs terminatingTLS");
      }
    }
    if (listener.isPresent()) {
      if (direction == Direction.INGRESS) {
        throw new InvalidPolicy(listener, "stands in an ingress rule, where it is not allowed");
      }
      if (!kinds.isEmpty()) {
        throw new InvalidPolicy(listener, "stands beside rules; an entry has one or the other");
      }
      found.add("by Envoy listener " + listener.at("name").text("?"));
    }
    String tls =
        entry.at("terminatingTLS").isPresent() || entry.at("originatingTLS").isPresent()
            ? "TLS ends at the proxy"
            : "";
    return Stream.of(found.isEmpty() ? "" : "L7-restricted: " + String.join(", ", found), tls)
        .filter(text -> !text.isEmpty())
        .reduce((left, right) -> left + "; " + right)
        .orElse("");
  }

  private static List<String> kinds(Field rules) {
    List<String> kinds = new ArrayList<>();
    for (String kind : List.of("http", "kafka", "dns")) {
      if (rules.at(kind).isPresent()) {
        kinds.add(kind.equals("kafka") ? "Kafka" : kind.toUpperCase(java.util.Locale.ROOT));
      }
    }
    String other = rules.at("l7proto").text("");
    if (!other.isEmpty()) {
      kinds.add(other);
    } else if (rules.at("l7").isPresent()) {
      throw new InvalidPolicy(rules.at("l7"), "needs l7proto");
    }
    return kinds;
  }

  private static void requireValid(
      Field rules, List<String> kinds, List<Field> ports, Direction direction) {
    if (kinds.size() > 1) {
      throw new InvalidPolicy(
          rules, "has %s; an entry is of one kind".formatted(String.join(" and ", kinds)));
    }
    boolean dns = kinds.contains("DNS");
    if (dns && direction == Direction.INGRESS) {
      throw new InvalidPolicy(
          rules.at("dns"), "stands in an ingress rule, where it is not allowed");
    }
    if (dns && ports.isEmpty()) {
      throw new InvalidPolicy(rules.at("dns"), "needs a port");
    }
    for (Field port : kinds.isEmpty() ? List.<Field>of() : ports) {
      if (!dns && !port.at("protocol").text("").equals("TCP")) {
        throw new InvalidPolicy(rules, "needs ports of protocol TCP");
      }
      if (port.at("port").text("").equals("0")) {
        throw new InvalidPolicy(rules, "needs a port other than 0");
      }
      if (dns && port.at("endPort").number().orElse(0) > 0) {
        throw new InvalidPolicy(
            port.at("endPort"), "stands beside DNS rules, which know no ranges");
      }
    }
  }

  private static List<String> names(Field names) {
    return names
        .each()
        .map(
            name -> {
              if (name.text("").isEmpty()) {
                throw new InvalidPolicy(name, "is empty");
              }
              return name.text("");
            })
        .toList();
  }
}
