package io.inscope.snapshot.network.path.istio;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Protection;
import io.inscope.snapshot.network.inventory.ServicePath;
import io.inscope.snapshot.network.path.entry.Surroundings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What DestinationRules declare of the TLS towards services. Source: [client TLS
/// settings](https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings).
final class DestinationRules {
  private static final GroupKind KIND = new GroupKind("networking.istio.io", "DestinationRule");

  private final Map<ResourceRef, ServicePath.Declared> byService = new HashMap<>();

  DestinationRules(Surroundings around) {
    around.each(KIND, this::add);
  }

  private void add(Resource rule) {
    Field spec = rule.root().at("spec");
    Field mode = spec.at("trafficPolicy", "tls", "mode");
    Optional<Protection> protection =
        switch (mode.text("")) {
          case "SIMPLE" -> Optional.of(Protection.TLS);
          case "MUTUAL", "ISTIO_MUTUAL" -> Optional.of(Protection.MTLS);
          case "DISABLE" -> Optional.of(Protection.CLEAR);
          default -> Optional.empty();
        };
    protection.ifPresent(
        p ->
            IstioHosts.service(spec.at("host").text(""), Surroundings.namespace(rule))
                .ifPresent(
                    service ->
                        byService.put(
                            service,
                            new ServicePath.Declared(
                                p,
                                "%s declares TLS mode %s at %s"
                                    .formatted(
                                        rule.ref().spoken(), mode.text(""), rule.place(mode))))));
  }

  /// What is declared of the way to a service; UNKNOWN when nothing is: then it is up to the mesh.
  ServicePath.Declared of(ResourceRef service) {
    return byService.getOrDefault(service, new ServicePath.Declared(Protection.UNKNOWN, ""));
  }
}
