package io.inscope.reports.checks.transport;

import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.Set;

/// The kinds of the Gateway API. Source: [API
/// overview](https://gateway-api.sigs.k8s.io/concepts/api-overview/).
final class GatewayApi {
  static final GroupKind GATEWAY = of("Gateway");
  static final GroupKind LISTENER_SET = of("ListenerSet");
  static final GroupKind HTTP_ROUTE = of("HTTPRoute");
  static final GroupKind REFERENCE_GRANT = of("ReferenceGrant");
  static final Set<GroupKind> ROUTES =
      Set.of(of("GRPCRoute"), HTTP_ROUTE, of("TCPRoute"), of("TLSRoute"), of("UDPRoute"));

  private GatewayApi() {}

  private static GroupKind of(String kind) {
    return new GroupKind("gateway.networking.k8s.io", kind);
  }

  /// The namespace an object is in; one that names none means `default`, as `kubectl apply` does.
  static String namespace(Resource resource) {
    return resource.ref().namespace().isEmpty() ? "default" : resource.ref().namespace();
  }
}
