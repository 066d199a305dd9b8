package io.inscope.snapshot.network.dialect.istio;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.policy.InvalidPolicy;
import io.inscope.snapshot.network.policy.PeerMatcher;
import io.inscope.snapshot.network.policy.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a rule says may be done: one entry of its `to`, and what its conditions say of the
/// destination and the request. All of it must hold. Ports are the workload's own.
final class Operation {
  private static final Set<String> HTTP =
      Set.of("hosts", "notHosts", "methods", "notMethods", "paths", "notPaths");

  private final List<String> http = new ArrayList<>();
  private final List<PeerMatcher> selves = new ArrayList<>();
  private Ports ports = Ports.all(Protocol.TCP);
  private String caveat = "";

  /// Adds the `operation` of an entry of `to`.
  void add(Field operation) {
    if (operation.isMissing() || operation.members().noneMatch(Field::isPresent)) {
      throw new InvalidPolicy(operation, "has nothing; it must name an operation");
    }
    operation
        .members()
        .filter(Field::isPresent)
        .forEach(
            field -> {
              if (HTTP.contains(field.key())) {
                http.add(field.key() + " " + String.join(", ", Source.values(field)));
              } else if (field.key().equals("ports")) {
                ports = ports.and(ports(field));
              } else if (field.key().equals("notPorts")) {
                ports = ports.without(ports(field));
              } else {
                throw new InvalidPolicy(field, "is a field that is not understood");
              }
            });
  }

  /// Adds a condition of `when` that is not about the source.
  void addCondition(Field condition) {
    Field values = condition.at("values");
    Field others = condition.at("notValues");
    String key = condition.at("key").text("");
    if (key.equals("destination.port")) {
      ports = values.isPresent() ? ports.and(ports(values)) : ports;
      ports = ports.without(ports(others));
    } else if (key.equals("destination.ip")) {
      addAddresses(values, false);
      addAddresses(others, true);
    } else if (key.startsWith("request.")) {
      http.add(
          key
              + (values.isPresent() ? " " + String.join(", ", Source.values(values)) : "")
              + (others.isPresent() ? " not " + String.join(", ", Source.values(others)) : ""));
    } else if (key.equals("connection.sni") || key.startsWith("experimental.envoy.filters.")) {
      caveat = "it depends on " + key;
    } else {
      throw new InvalidPolicy(condition.at("key"), "is '" + key + "', not an attribute");
    }
  }

  private void addAddresses(Field list, boolean not) {
    Source.addressesIn(list, not).ifPresent(selves::add);
  }

  private static Ports ports(Field list) {
    List<PortRange> ports = new ArrayList<>();
    list.each()
        .forEach(
            field -> {
              String text = field.text("");
              int number = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
              if (number < 1 || number > 65535) {
                throw new InvalidPolicy(field, "is '" + text + "', not a port");
              }
              ports.add(new PortRange(Protocol.TCP, number, number));
            });
    return Ports.of(ports);
  }

  Ports ports() {
    return ports;
  }

  /// The HTTP attributes it looks at, as people write them.
  List<String> http() {
    return http;
  }

  /// The addresses the destination must have: all of these.
  List<PeerMatcher> selves() {
    return selves;
  }

  /// What else it depends on that is not looked at; empty when there is nothing.
  String caveat() {
    return caveat;
  }
}
