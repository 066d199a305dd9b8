package io.inscope.snapshot.network.path.gateway;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.path.entry.Surroundings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What may be referred to from other namespaces. The grant stands in the namespace of what is
/// referred to. Source:
/// [ReferenceGrant](https://gateway-api.sigs.k8s.io/api-types/referencegrant/).
final class Grants {
  private record From(GroupKind kind, String namespace) {}

  /// @param name empty for all
  private record To(GroupKind kind, String name) {}

  private record Grant(List<From> from, List<To> to) {}

  private final Map<String, List<Grant>> byNamespace = new HashMap<>();

  Grants(Surroundings around) {
    Kind.GRANTS.forEach(kind -> around.each(kind, this::add));
  }

  private void add(Resource resource) {
    List<From> from = new ArrayList<>();
    for (Field one : resource.root().at("spec", "from").each().toList()) {
      from.add(new From(kind(one), one.at("namespace").text("")));
    }
    List<To> to = new ArrayList<>();
    for (Field one : resource.root().at("spec", "to").each().toList()) {
      to.add(new To(kind(one), one.at("name").text("")));
    }
    byNamespace
        .computeIfAbsent(Surroundings.namespace(resource), _ -> new ArrayList<>())
        .add(new Grant(from, to));
  }

  private static GroupKind kind(Field one) {
    return new GroupKind(one.at("group").text(""), one.at("kind").text(""));
  }

  /// Whether objects of a kind in a namespace may refer to something elsewhere.
  boolean permit(GroupKind kind, String namespace, ResourceRef to) {
    return namespace.equals(to.namespace())
        || byNamespace.getOrDefault(to.namespace(), List.of()).stream()
            .anyMatch(
                grant ->
                    grant.from().contains(new From(kind, namespace))
                        && grant.to().stream()
                            .anyMatch(
                                t ->
                                    t.kind().equals(to.groupKind())
                                        && (t.name().isEmpty() || t.name().equals(to.name()))));
  }
}
