package io.inscope.snapshot.network.inventory;

import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;

/// A port of a Service that leads to a port of a workload.
///
/// @param label `Service payments/gateway 443->8443`
/// @param target the port on the pods, one
/// @param appProtocol what the Service says is spoken there; may be empty
/// @param name of the port of the Service; may be empty
public record ServicePath(String label, PortRange target, String appProtocol, String name) {
  /// A path of which only what is spoken is known.
  public ServicePath(String label, PortRange target, String appProtocol) {
    this(label, target, appProtocol, "");
  }

  /// How a connection is protected, and what says so.
  public record Declared(Protection protection, String evidence) {}

  /// A statement of the application's owner: `appProtocol`, or where there is none the name of the
  /// port, which is weaker and is said to be a name. Sources: [application
  /// protocol](https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol),
  /// and
  /// [Istio](https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/),
  /// which reads the part of the name before a hyphen.
  public Declared declared() {
    if (!appProtocol.isEmpty()) {
      return declared(appProtocol, " declares appProtocol " + appProtocol);
    }
    return declared(name.split("-", 2)[0], " names the port " + name);
  }

  private Declared declared(String spoken, String says) {
    Protection protection =
        switch (spoken) {
          case "https", "kubernetes.io/wss", "wss", "tls" -> Protection.TLS;
          case "http", "kubernetes.io/ws", "kubernetes.io/h2c", "ws" -> Protection.CLEAR;
          default -> Protection.UNKNOWN;
        };
    return protection == Protection.UNKNOWN
        ? new Declared(protection, "")
        : new Declared(protection, label + says);
  }
}
