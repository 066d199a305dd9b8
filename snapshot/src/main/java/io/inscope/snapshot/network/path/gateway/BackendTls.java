package io.inscope.snapshot.network.path.gateway;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.path.entry.Surroundings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// To which services gateways talk by TLS. Source:
/// [BackendTLSPolicy](https://gateway-api.sigs.k8s.io/api-types/backendtlspolicy/).
final class BackendTls {
  /// @param section the name of a port; empty for all
  private record Cover(String section, String evidence) {}

  private final Map<ResourceRef, List<Cover>> byService = new HashMap<>();

  BackendTls(Surroundings around) {
    around.each(Kind.BACKEND_TLS, this::add);
  }

  private void add(Resource policy) {
    Field spec = policy.root().at("spec");
    for (Field target :
        Stream.concat(Stream.of(spec.at("targetRef")), spec.at("targetRefs").each()).toList()) {
      if (target.at("kind").text("").equals("Service") && target.at("group").text("").isEmpty()) {
        byService
            .computeIfAbsent(
                ResourceRef.of(
                    Kinds.SERVICE, Surroundings.namespace(policy), target.at("name").text("")),
                _ -> new ArrayList<>())
            .add(
                new Cover(
                    target.at("sectionName").text(""),
                    policy.ref().spoken() + " at " + policy.place(target)));
      }
    }
  }

  /// What makes a gateway talk TLS to a port of a service; empty when nothing does.
  Optional<String> evidence(ResourceRef service, String portName) {
    return byService.getOrDefault(service, List.of()).stream()
        .filter(cover -> cover.section().isEmpty() || cover.section().equals(portName))
        .map(Cover::evidence)
        .findFirst();
  }
}
