package io.inscope.snapshot.network.inventory;

import io.inscope.snapshot.network.PortRange;
import io.inscope.snapshot.network.Protection;

/// A port of a Service that leads to a port of a workload.
///
/// @param label `Service payments/gateway 443->8443`
/// @param target the port on the pods, one
/// @param appProtocol what the Service says is spoken there; may be empty
public record ServicePath(String label, PortRange target, String appProtocol) {
  /// How a connection is protected, and what says so.
  public record Declared(Protection protection, String evidence) {}

  /// `appProtocol` is a statement of the application's owner, the only one a port carries. Source:
  /// [application
  /// protocol](https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol).
  public Declared declared() {
    Protection protection =
        switch (appProtocol) {
          case "https", "kubernetes.io/wss", "wss", "tls" -> Protection.TLS;
          case "http", "kubernetes.io/ws", "kubernetes.io/h2c", "ws" -> Protection.CLEAR;
          default -> Protection.UNKNOWN;
        };
    return protection == Protection.UNKNOWN
        ? new Declared(protection, "")
        : new Declared(protection, label + " declares appProtocol " + appProtocol);
  }
}
