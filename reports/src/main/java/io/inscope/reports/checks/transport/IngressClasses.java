package io.inscope.reports.checks.transport;

import io.inscope.reports.check.Audit;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The classes that say which controller serves an Ingress. Source: [ingress
/// class](https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class).
record IngressClasses(Map<String, Resource> byName) {
  static final String NGINX = "k8s.io/ingress-nginx";
  private static final String LEGACY = "kubernetes.io/ingress.class";
  private static final String DEFAULT = "ingressclass.kubernetes.io/is-default-class";

  static IngressClasses of(Audit audit) {
    try (Stream<Resource> all = audit.snapshot().all(Kinds.INGRESS_CLASS)) {
      return new IngressClasses(
          all.collect(
              Collectors.toMap(one -> one.ref().name(), one -> one, (a, _) -> a, TreeMap::new)));
    }
  }

  /// The class an Ingress names itself, in the field or in the annotation of old.
  static Optional<String> named(Resource ingress) {
    return ingress
        .root()
        .at("spec", "ingressClassName")
        .text()
        .or(() -> Optional.ofNullable(ingress.annotations().get(LEGACY)))
        .filter(name -> !name.isEmpty());
  }

  /// The class of what names none; empty when there is none.
  Optional<Resource> fallback() {
    return byName.values().stream()
        .filter(one -> "true".equals(one.annotations().get(DEFAULT)))
        .findFirst();
  }

  /// Who serves it: `k8s.io/ingress-nginx`; empty when that is not known.
  String controller(Resource ingress) {
    Optional<String> name = named(ingress);
    Optional<Resource> of = name.isEmpty() ? fallback() : name.map(byName::get);
    return of.map(one -> one.root().at("spec", "controller").text(""))
        .orElse(name.equals(Optional.of("nginx")) ? NGINX : "");
  }
}
