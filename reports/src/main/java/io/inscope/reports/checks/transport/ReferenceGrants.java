package io.inscope.reports.checks.transport;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Installed;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/// What routes may refer to in other namespaces: the grant stands in the namespace of what is
/// referred to. Source:
/// [ReferenceGrant](https://gateway-api.sigs.k8s.io/api-types/referencegrant/).
record ReferenceGrants(Set<Permission> permissions, String gap) {

  /// @param name of the Service; empty for all
  private record Permission(
      GroupKind from, String fromNamespace, String toNamespace, String name) {}

  static ReferenceGrants of(Audit audit) {
    Set<Permission> permissions = new HashSet<>();
    String unread = "";
    try (Stream<Resource> all = audit.snapshot().all(GatewayApi.REFERENCE_GRANT)) {
      for (Resource grant : (Iterable<Resource>) all::iterator) {
        try {
          add(permissions, grant);
        } catch (WrongShape e) {
          unread = grant.ref().spoken() + " makes no sense";
        }
      }
    }
    String gap = Installed.of(audit.snapshot(), GatewayApi.REFERENCE_GRANT).gap();
    return new ReferenceGrants(permissions, gap.isEmpty() ? unread : gap);
  }

  private static void add(Set<Permission> permissions, Resource grant) {
    for (Field from : grant.root().at("spec", "from").each().toList()) {
      GroupKind kind = new GroupKind(from.at("group").text(""), from.at("kind").text(""));
      for (Field to : grant.root().at("spec", "to").each().toList()) {
        if (to.at("group").text("").isEmpty() && to.at("kind").text("").equals("Service")) {
          permissions.add(
              new Permission(
                  kind,
                  from.at("namespace").text(""),
                  GatewayApi.namespace(grant),
                  to.at("name").text("")));
        }
      }
    }
  }

  boolean permit(Resource route, String namespace, String service) {
    String own = GatewayApi.namespace(route);
    return own.equals(namespace)
        || Stream.of("", service)
            .anyMatch(
                name ->
                    permissions.contains(
                        new Permission(route.ref().groupKind(), own, namespace, name)));
  }
}
