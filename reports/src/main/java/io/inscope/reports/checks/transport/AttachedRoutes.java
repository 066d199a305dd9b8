package io.inscope.reports.checks.transport;

import io.inscope.reports.check.Audit;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Which routes want to attach to which Gateway, and whether they only redirect.
record AttachedRoutes(Map<ResourceRef, List<Attachment>> byGateway) {

  /// One route at one parent.
  ///
  /// @param section the name of a listener; empty for all
  /// @param port of listeners; 0 for all
  /// @param redirects whether it only sends clients on to https
  record Attachment(Resource route, String section, long port, boolean redirects) {}

  static AttachedRoutes of(Audit audit) {
    Map<ResourceRef, List<Attachment>> byGateway = new HashMap<>();
    for (GroupKind kind : GatewayApi.ROUTES) {
      try (Stream<Resource> all = audit.snapshot().all(kind)) {
        all.forEach(route -> add(byGateway, route));
      }
    }
    return new AttachedRoutes(byGateway);
  }

  /// A route that makes no sense redirects nothing, and nobody knows where it attaches.
  private static void add(Map<ResourceRef, List<Attachment>> byGateway, Resource route) {
    try {
      String namespace = GatewayApi.namespace(route);
      boolean redirects = redirects(route.root().at("spec", "rules"));
      for (Field parent : route.root().at("spec", "parentRefs").each().toList()) {
        ResourceRef gateway =
            ResourceRef.of(
                GatewayApi.GATEWAY,
                parent.at("namespace").text(namespace),
                parent.at("name").text(""));
        byGateway
            .computeIfAbsent(gateway, _ -> new ArrayList<>())
            .add(
                new Attachment(
                    route,
                    parent.at("sectionName").text(""),
                    parent.at("port").number().orElse(0),
                    redirects));
      }
    } catch (WrongShape e) {
      // What it attaches to is not known.
    }
  }

  private static boolean redirects(Field rules) {
    List<Field> all = rules.each().toList();
    return !all.isEmpty()
        && all.stream()
            .allMatch(
                rule ->
                    rule.at("filters")
                        .each()
                        .anyMatch(f -> f.at("requestRedirect", "scheme").text("").equals("https")));
  }

  /// Those at one listener.
  List<Attachment> at(Resource gateway, Field listener) {
    ResourceRef ref =
        ResourceRef.of(GatewayApi.GATEWAY, GatewayApi.namespace(gateway), gateway.ref().name());
    String name = listener.at("name").text("");
    long port = listener.at("port").number().orElse(0);
    return byGateway.getOrDefault(ref, List.of()).stream()
        .filter(one -> one.section().isEmpty() || one.section().equals(name))
        .filter(one -> one.port() == 0 || one.port() == port)
        .toList();
  }
}
