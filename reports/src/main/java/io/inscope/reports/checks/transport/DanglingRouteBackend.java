package io.inscope.reports.checks.transport;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// *Read:* `spec.rules[].backendRefs` of routes of the Gateway API, Services, and ReferenceGrants.
///
/// *Allowed:* Services with the port, in the namespace of the route or where a ReferenceGrant
/// permits it.
///
/// Source: [cross-namespace references](https://gateway-api.sigs.k8s.io/concepts/security-model/).
public final class DanglingRouteBackend implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "gw-backend-dangling",
          "Every route leads to services that exist and that it may use",
          Severity.LOW,
          reads(),
          "Requests fail; and whoever may create a Service of that name gets them.",
          "Correct the reference, or add a ReferenceGrant in the namespace of the Service.",
          "Backends that are no Services are not looked at.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return GatewayApi.ROUTES;
  }

  private static Set<GroupKind> reads() {
    Set<GroupKind> reads = new HashSet<>(GatewayApi.ROUTES);
    reads.add(Kinds.SERVICE);
    return reads;
  }

  @Override
  public Outcome check(Resource route, Audit audit) {
    ReferenceGrants grants = audit.view(ReferenceGrants.class, ReferenceGrants::of);
    List<Evidence> evidence = new ArrayList<>();
    boolean refused = false;
    for (Field ref : backends(route)) {
      String namespace = ref.at("namespace").text(GatewayApi.namespace(route));
      if (!grants.permit(route, namespace, ref.at("name").text(""))) {
        if (grants.gap().isEmpty()) {
          evidence.add(Evidence.of(route, ref.at("namespace")));
        }
        refused = true;
      } else {
        Backends.dangling(audit.snapshot(), namespace, ref.at("name"), ref.at("port"))
            .forEach(field -> evidence.add(Evidence.of(route, field)));
      }
    }
    return evidence.isEmpty() && refused
        ? new Outcome.NotAssessed(
            "whether it may use services of other namespaces is not known: " + grants.gap())
        : Outcome.failIfAny("leads to services that do not exist or that it may not use", evidence);
  }

  private static List<Field> backends(Resource route) {
    return route
        .root()
        .at("spec", "rules")
        .each()
        .flatMap(rule -> rule.at("backendRefs").each())
        .filter(ref -> ref.at("kind").text("Service").equals("Service"))
        .filter(ref -> ref.at("group").text("").isEmpty())
        .toList();
  }
}
