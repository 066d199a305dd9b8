package io.inscope.snapshot.network.dialect.cilium;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.policy.InvalidPolicy;
import io.inscope.snapshot.network.policy.NamedPort;
import io.inscope.snapshot.network.policy.PortMatcher;
import io.inscope.snapshot.network.policy.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The `toPorts` and `icmps` of a rule. Source: [layer 4
/// rules](https://docs.cilium.io/en/stable/security/policy/language/#layer-4-examples) and the
/// agent's validation.
///
/// *Absent means:* no `toPorts`, no `icmps`: all ports of all protocols. No `protocol`: any of TCP,
/// UDP and SCTP. Port `0`: all of them. An `endPort` that is not above the port, or stands beside a
/// name: nothing.
final class CiliumPorts {
  private static final int MOST = 40;
  private static final int LAST = 65535;
  private static final List<Protocol> ANY = List.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP);

  /// What IANA calls a service name, in either case.
  private static final Pattern NAME =
      Pattern.compile("(?=.{1,15}$)(?=.*[a-zA-Z])(?!.*--)[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?");

  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,4}");

  /// The ports of one entry, or of the whole rule.
  ///
  /// @param restriction what the proxy asks for on these ports; else empty
  /// @param caveat on what else it depends; else empty
  record Entry(PortMatcher ports, String restriction, String caveat) {}

  private CiliumPorts() {}

  static List<Entry> compile(Field rule, Direction direction, boolean deny) {
    List<Field> entries = rule.at("toPorts").each().toList();
    boolean icmps = rule.at("icmps").each().findAny().isPresent();
    if (icmps && !entries.isEmpty()) {
      throw new InvalidPolicy(
          rule.at("icmps"), "stands beside toPorts; a rule has one or the other");
    }
    if (icmps) {
      return List.of(
          new Entry(
              new PortMatcher(Ports.all(Protocol.OTHER), List.of()),
              "",
              "it is for some types of ICMP"));
    }
    if (entries.isEmpty()) {
      return List.of(new Entry(PortMatcher.ALL, "", ""));
    }
    return entries.stream().map(entry -> entry(entry, direction, deny)).toList();
  }

  private static Entry entry(Field entry, Direction direction, boolean deny) {
    List<Field> ports = entry.at("ports").each().toList();
    if (ports.size() > MOST) {
      throw new InvalidPolicy(
          entry.at("ports"), "has %d entries, more than %d".formatted(ports.size(), MOST));
    }
    List<PortRange> numbered = new ArrayList<>();
    List<NamedPort> named = new ArrayList<>();
    boolean everything = false;
    String caveat = Known.caveat(entry, Known.PORTS);
    for (Field port : ports) {
      List<Protocol> protocols = protocols(port.at("protocol"));
      Field written = port.at("port");
      String text = written.text("");
      if (NAME.matcher(text).matches()) {
        protocols.forEach(p -> named.add(new NamedPort(text.toLowerCase(Locale.ROOT), p)));
        continue;
      }
      int first = number(written, text);
      int last = end(port.at("endPort"), first);
      if (protocols.equals(List.of(Protocol.OTHER))) {
        caveat = "it is for protocol " + port.at("protocol").text("");
      }
      everything |= first == 0 && last == LAST && protocols.equals(ANY);
      protocols.forEach(p -> numbered.add(new PortRange(p, Math.max(first, 1), last)));
    }
    String restriction = CiliumProxy.restriction(entry, ports, direction, deny);
    if (ports.isEmpty()) {
      return new Entry(
          PortMatcher.ALL, restriction, "what an entry of toPorts without ports means is not sure");
    }
    return new Entry(
        new PortMatcher(everything ? Ports.ALL : Ports.of(numbered), named), restriction, caveat);
  }

  private static List<Protocol> protocols(Field protocol) {
    return switch (protocol.text("ANY")) {
      case "ANY", "" -> ANY;
      case "TCP" -> List.of(Protocol.TCP);
      case "UDP" -> List.of(Protocol.UDP);
      case "SCTP" -> List.of(Protocol.SCTP);
      case "VRRP", "IGMP" -> List.of(Protocol.OTHER);
      default ->
          throw new InvalidPolicy(
              protocol, "is '" + protocol.text("") + "', not TCP, UDP, SCTP or ANY");
    };
  }

  private static int number(Field port, String text) {
    if (text.isEmpty()) {
      throw new InvalidPolicy(port, "is missing");
    }
    if (!NUMBER.matcher(text).matches() || Integer.parseInt(text) > LAST) {
      throw new InvalidPolicy(port, "is '" + text + "', neither a port nor a name of one");
    }
    return Integer.parseInt(text);
  }

  /// The last port of a range; a range that does not go up is a single port, and port 0 all of
  /// them.
  private static int end(Field end, int first) {
    long last = end.number().orElse(0);
    if (last < 0 || last > LAST) {
      throw new InvalidPolicy(end, "is " + last + ", not within 0 to 65535");
    }
    return last > first ? (int) last : first == 0 ? LAST : first;
  }
}
