package io.inscope.snapshot.network.path.gateway;

import io.inscope.snapshot.model.GroupKind;
import java.util.List;

/// The kinds of the Gateway API, and what belongs together among them.
final class Kind {
  static final String GROUP = "gateway.networking.k8s.io";
  static final String EXPERIMENTAL = "gateway.networking.x-k8s.io";

  static final GroupKind CLASS = of("GatewayClass");
  static final GroupKind GATEWAY = of("Gateway");
  static final GroupKind HTTP = of("HTTPRoute");
  static final GroupKind GRPC = of("GRPCRoute");
  static final GroupKind TLS = of("TLSRoute");
  static final GroupKind TCP = of("TCPRoute");
  static final GroupKind UDP = of("UDPRoute");
  static final GroupKind BACKEND_TLS = of("BackendTLSPolicy");
  static final List<GroupKind> ROUTES = List.of(GRPC, HTTP, TCP, TLS, UDP);
  static final List<GroupKind> LISTENER_SETS =
      List.of(of("ListenerSet"), new GroupKind(EXPERIMENTAL, "XListenerSet"));

  /// ReferencePolicy is its name in the first alpha versions.
  static final List<GroupKind> GRANTS = List.of(of("ReferenceGrant"), of("ReferencePolicy"));

  private Kind() {}

  private static GroupKind of(String kind) {
    return new GroupKind(GROUP, kind);
  }

  /// The routes a listener takes unless it says otherwise. Source: [supported
  /// kinds](https://gateway-api.sigs.k8s.io/concepts/api-overview/#route-resources).
  static List<GroupKind> carriedBy(String protocol, boolean passthrough) {
    return switch (protocol) {
      case "HTTP", "HTTPS" -> List.of(HTTP, GRPC);
      case "TLS" -> passthrough ? List.of(TLS) : List.of(TLS, TCP);
      case "TCP" -> List.of(TCP);
      case "UDP" -> List.of(UDP);
      default -> ROUTES;
    };
  }
}
