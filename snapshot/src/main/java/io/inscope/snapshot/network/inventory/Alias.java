package io.inscope.snapshot.network.inventory;

import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A Service of type ExternalName: another name for a name. Source: [external
/// names](https://kubernetes.io/docs/concepts/services-networking/service/#externalname).
///
/// @param target the name it stands for, without a dot at its end
public record Alias(ResourceRef ref, String target) {
  public Alias(ResourceRef ref, String target) {
    this.ref = ref;
    String name = target.toLowerCase(Locale.ROOT);
    this.target = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  /// The service of this cluster it stands for; empty when the name is another one.
  public Optional<ResourceRef> service() {
    return serviceNamed(target);
  }

  /// The service that a name in the cluster's DNS means: `name.namespace.svc`, with or without the
  /// cluster's domain.
  public static Optional<ResourceRef> serviceNamed(String host) {
    List<String> parts = List.of(host.split("\\.", -1));
    return parts.size() >= 3 && parts.get(2).equals("svc")
        ? Optional.of(ResourceRef.of(Kinds.SERVICE, parts.get(1), parts.get(0)))
        : Optional.empty();
  }

  /// `ExternalName shop/cards -> payments/gateway`
  String label(ServiceView service) {
    ResourceRef to = service.resource().ref();
    return "ExternalName %s/%s -> %s/%s"
        .formatted(ref.namespace(), ref.name(), to.namespace(), to.name());
  }
}
