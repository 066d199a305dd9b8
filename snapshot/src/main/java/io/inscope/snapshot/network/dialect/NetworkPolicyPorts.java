package io.inscope.snapshot.network.dialect;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.policy.InvalidPolicy;
import io.inscope.snapshot.network.policy.NamedPort;
import io.inscope.snapshot.network.policy.PortMatcher;
import io.inscope.snapshot.network.policy.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// The `ports` list of a NetworkPolicy's rule.
public final class NetworkPolicyPorts {
  private static final int LAST = 65535;

  /// A port name is what IANA calls a service name: at most 15 of a-z, 0-9 and single inner
  /// hyphens, with a letter (RFC 6335, section 5.1).
  private static final Pattern NAME =
      Pattern.compile("(?=.*[a-z])(?!.*--)[a-z0-9](?:[-a-z0-9]{0,13}[a-z0-9])?");

  private NetworkPolicyPorts() {}

  /// @param endPort whether ranges count; otherwise only their first port does
  static PortMatcher compile(Field list, boolean endPort) {
    List<Field> entries = list.each().toList();
    if (entries.isEmpty()) {
      return PortMatcher.ALL;
    }
    List<PortRange> numbered = new ArrayList<>();
    List<NamedPort> named = new ArrayList<>();
    for (Field entry : entries) {
      Protocol protocol = protocol(entry.at("protocol"));
      Field port = entry.at("port");
      if (port.value() instanceof String name) {
        named.add(new NamedPort(named(port, name, entry), protocol));
      } else {
        PortRange range = range(entry, port, protocol);
        numbered.add(
            endPort || entry.at("endPort").isMissing()
                ? range
                : new PortRange(protocol, range.from(), range.from()));
      }
    }
    return new PortMatcher(Ports.of(numbered), named);
  }

  static Protocol protocol(Field field) {
    return switch (field.text("TCP")) {
      case "TCP" -> Protocol.TCP;
      case "UDP" -> Protocol.UDP;
      case "SCTP" -> Protocol.SCTP;
      default ->
          throw new InvalidPolicy(field, "is '" + field.text("") + "', not TCP, UDP or SCTP");
    };
  }

  private static String named(Field port, String name, Field entry) {
    if (!NAME.matcher(name).matches()) {
      throw new InvalidPolicy(port, "is '" + name + "', neither a number nor a port name");
    }
    if (entry.at("endPort").isPresent()) {
      throw new InvalidPolicy(entry.at("endPort"), "needs a port that is a number");
    }
    return name;
  }

  private static PortRange range(Field entry, Field port, Protocol protocol) {
    OptionalLong from = port.number();
    Field end = entry.at("endPort");
    OptionalLong to = end.number();
    if (from.isEmpty()) {
      if (to.isPresent()) {
        throw new InvalidPolicy(end, "needs a port that is a number");
      }
      return new PortRange(protocol, 1, LAST);
    }
    int first = inRange(port, from.getAsLong());
    int last = to.isPresent() ? inRange(end, to.getAsLong()) : first;
    if (last < first) {
      throw new InvalidPolicy(end, "is %d, less than port %d".formatted(last, first));
    }
    return new PortRange(protocol, first, last);
  }

  public static int inRange(Field field, long port) {
    if (port < 1 || port > LAST) {
      throw new InvalidPolicy(field, "is " + port + ", not within 1 to 65535");
    }
    return (int) port;
  }
}
