package io.inscope.snapshot.network.dialect.calico;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.dialect.NetworkPolicyPorts;
import io.inscope.snapshot.network.inventory.ServiceView;
import io.inscope.snapshot.network.policy.InvalidPolicy;
import io.inscope.snapshot.network.policy.NamedPort;
import io.inscope.snapshot.network.policy.PortMatcher;
import io.inscope.snapshot.network.policy.Ports;
import java.util.ArrayList;
import java.util.List;

/// The protocol and the destination's ports of one of Calico's rules. Source: [ports in Calico's
/// reference](https://docs.tigera.io/calico/latest/reference/resources/networkpolicy#ports).
public final class CalicoPorts {
  private CalicoPorts() {}

  static PortMatcher compile(Field rule) {
    Field ports = rule.at("destination", "ports");
    Field notPorts = rule.at("destination", "notPorts");
    Protocol protocol = protocol(rule.at("protocol"));
    boolean any = rule.at("protocol").isMissing();
    boolean withPorts =
        protocol == Protocol.TCP || protocol == Protocol.UDP || protocol == Protocol.SCTP;
    if ((some(ports) || some(notPorts)) && (any || !withPorts)) {
      throw new InvalidPolicy(some(ports) ? ports : notPorts, "needs protocol TCP, UDP or SCTP");
    }
    Ports numbered = any ? Ports.ALL : Ports.all(protocol);
    Ports but = Ports.NONE;
    if (rule.at("notProtocol").isPresent()) {
      Protocol not = protocol(rule.at("notProtocol"));
      but = not == Protocol.OTHER ? Ports.NONE : Ports.all(not);
    }
    List<NamedPort> named = new ArrayList<>();
    List<NamedPort> notNamed = new ArrayList<>();
    if (some(ports)) {
      numbered = read(ports, protocol, named);
    }
    if (some(notPorts)) {
      but = but.or(read(notPorts, protocol, notNamed));
    }
    return new PortMatcher(numbered.without(but), named, but, notNamed);
  }

  private static boolean some(Field list) {
    return list.each().findAny().isPresent();
  }

  /// By name or number; whatever has no ports is OTHER.
  private static Protocol protocol(Field field) {
    return switch (String.valueOf(field.value())) {
      case "TCP", "tcp", "6" -> Protocol.TCP;
      case "UDP", "udp", "17" -> Protocol.UDP;
      case "SCTP", "sctp", "132" -> Protocol.SCTP;
      default -> {
        boolean known =
            field.isMissing()
                || field.value() instanceof Long
                || List.of("ICMP", "ICMPv6", "UDPLite").contains(field.text(""));
        if (!known) {
          throw new InvalidPolicy(field, "is '" + field.text("") + "', not a protocol");
        }
        yield Protocol.OTHER;
      }
    };
  }

  private static Ports read(Field list, Protocol protocol, List<NamedPort> named) {
    List<PortRange> numbered = new ArrayList<>();
    for (Field entry : list.each().toList()) {
      String text = String.valueOf(entry.value());
      if (text.matches("[0-9]{1,9}")) {
        int port = port(entry, text);
        if (port > 0) {
          numbered.add(new PortRange(protocol, port, port));
        }
      } else if (text.matches("[0-9]{1,9}:[0-9]{1,9}")) {
        int colon = text.indexOf(':');
        int from = port(entry, text.substring(0, colon));
        int to = port(entry, text.substring(colon + 1));
        if (to < from) {
          throw new InvalidPolicy(entry, "is '" + text + "', which ends before it begins");
        }
        if (to > 0) {
          numbered.add(new PortRange(protocol, Math.max(from, 1), to));
        }
      } else if (text.matches("[a-zA-Z0-9_.-]{1,128}")) {
        named.add(new NamedPort(text, protocol));
      } else {
        throw new InvalidPolicy(entry, "is '" + text + "', neither a port, a range nor a name");
      }
    }
    return Ports.of(numbered);
  }

  /// Port 0 is a valid one to Calico, but no connection has it.
  private static int port(Field entry, String text) {
    int port = Integer.parseInt(text);
    return port == 0 ? 0 : NetworkPolicyPorts.inRange(entry, port);
  }

  /// The ports a service leads to.
  static PortMatcher of(ServiceView service) {
    List<PortRange> numbered = new ArrayList<>();
    List<NamedPort> named = new ArrayList<>();
    for (ServiceView.Port port : service.ports()) {
      switch (port.target().value()) {
        case String name -> named.add(new NamedPort(name, port.protocol()));
        case Long number when number > 0 && number <= 65535 ->
            numbered.add(new PortRange(port.protocol(), number.intValue(), number.intValue()));
        case null, default ->
            numbered.add(new PortRange(port.protocol(), port.port(), port.port()));
      }
    }
    return new PortMatcher(Ports.of(numbered), named);
  }
}
