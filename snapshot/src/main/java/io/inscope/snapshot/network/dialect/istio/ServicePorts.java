package io.inscope.snapshot.network.dialect.istio;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.inventory.Instance;
import io.inscope.snapshot.network.inventory.ServiceView;
import io.inscope.snapshot.network.inventory.Services;
import io.inscope.snapshot.network.policy.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What Services say of a pod's ports: by `appProtocol`, else by the first word of the port's name.
/// A port of which nothing is said may carry HTTP: the proxy looks. Source: [protocol
/// selection](https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/).
final class ServicePorts {
  private static final Set<String> TCP =
      Set.of("tcp", "tls", "https", "mongo", "mysql", "redis", "postgres", "kubernetes.io/wss");

  private final Services services;
  private final ClientSettings clients;

  ServicePorts(ClusterSnapshot snapshot) {
    services = new Services(snapshot);
    clients = new ClientSettings(snapshot);
  }

  /// Of one pod.
  ///
  /// @param toldPlain the ports for which callers are told not to use mTLS, with what tells them
  record Declared(Ports tcp, Ports other, Map<Integer, String> toldPlain) {
    Ports told() {
      List<PortRange> ports = new ArrayList<>();
      toldPlain.keySet().forEach(port -> ports.add(one(port)));
      return Ports.of(ports);
    }
  }

  Declared of(Instance pod) {
    List<PortRange> tcp = new ArrayList<>();
    List<PortRange> other = new ArrayList<>();
    Map<Integer, String> told = new TreeMap<>();
    List<Instance> alone = List.of(pod);
    for (ServiceView service : services.candidates(alone)) {
      for (ServiceView.Port port : service.ports()) {
        if (port.protocol() == Protocol.TCP) {
          for (int target : services.targets(service, port, alone)) {
            (isTcp(port) ? tcp : other).add(one(target));
            clients.against(service, port).ifPresent(reason -> told.putIfAbsent(target, reason));
          }
        }
      }
    }
    return new Declared(Ports.of(tcp), Ports.of(other), told);
  }

  private static PortRange one(int port) {
    return new PortRange(Protocol.TCP, port, port);
  }

  private static boolean isTcp(ServiceView.Port port) {
    String said = port.appProtocol().isEmpty() ? port.name().split("-", 2)[0] : port.appProtocol();
    return TCP.contains(said.toLowerCase(Locale.ROOT));
  }
}
