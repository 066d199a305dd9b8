package io.inscope.snapshot.network.dialect.ovn;

import io.inscope.snapshot.json.Duplicates;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.policy.NamedPort;
import io.inscope.snapshot.network.policy.Ports;
import io.inscope.snapshot.yaml.YamlProblem;
import io.inscope.snapshot.yaml.YamlTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads the annotation by which a pod of a primary network stays open to the default one.
final class OpenPorts {
  private OpenPorts() {}

  /// The ports of each protocol; all of them when the annotation makes no sense.
  static Map<NamedPort, Ports> of(String annotation) {
    Map<NamedPort, Ports> open = new HashMap<>();
    try {
      for (Object document : YamlTree.parse(annotation, 1, Duplicates.IGNORED)) {
        Field list = Field.root(JsonObject.of("ports", document)).at("ports");
        for (Field entry : list.each().toList()) {
          Protocol protocol =
              switch (entry.at("protocol").text("tcp")) {
                case "udp" -> Protocol.UDP;
                case "sctp" -> Protocol.SCTP;
                default -> Protocol.TCP;
              };
          int port = (int) entry.at("port").number().orElse(0);
          if (port >= 1 && port <= 65535) {
            open.merge(
                PrimaryNetworkDialect.open(protocol),
                Ports.of(new PortRange(protocol, port, port)),
                Ports::or);
          }
        }
      }
      return open;
    } catch (YamlProblem | WrongShape e) {
      for (Protocol protocol : List.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP)) {
        open.put(PrimaryNetworkDialect.open(protocol), Ports.all(protocol));
      }
      return open;
    }
  }
}
