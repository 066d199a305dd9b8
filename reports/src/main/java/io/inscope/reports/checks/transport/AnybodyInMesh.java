package io.inscope.reports.checks.transport;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/// *Read:* AuthorizationPolicies of the namespace and of the root namespace of the mesh that select
/// workloads of the CDE.
///
/// *Allowed:* one that allows, for then all else is denied, one without rules among them, which
/// allows nothing. A rule without any condition allows everybody. Whether a selector in the root
/// namespace reaches other namespaces the reference leaves open. Dry runs, DENY and AUDIT do not
/// close anything. Not applicable without a proxy of the mesh.
///
/// Source:
/// [AuthorizationPolicy](https://istio.io/latest/docs/reference/config/security/authorization-policy/).
public final class AnybodyInMesh implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "mesh-authz-missing",
          "AuthorizationPolicies let only some call the CDE",
          Severity.MEDIUM,
          Set.of(Kinds.POD, Kinds.CONFIG_MAP),
          "Any workload of the mesh may call it, and any caller at all where plain text is"
              + " accepted.",
          "Deny by default with an AuthorizationPolicy without rules, and allow callers by their"
              + " identity.",
          "How narrow the rules are is shown by the connections. What waypoints enforce is not"
              + " evaluated.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    Istio istio = audit.view(Istio.class, Istio::of);
    Optional<Outcome> instead = istio.unless(workload, audit, istio.unreadLogins());
    if (instead.isPresent()) {
      return instead.get();
    }
    SortedMap<String, String> labels = Resource.texts(workload.podMetadata().at("labels"));
    List<Evidence> everybody = new ArrayList<>();
    boolean closed = false;
    boolean elsewhere = false;
    for (Resource policy : policies(istio, workload.namespace())) {
      Field spec = policy.root().at("spec");
      String action = spec.at("action").text("ALLOW");
      if ("true".equals(policy.annotations().get("istio.io/dry-run"))
          || !(action.equals("ALLOW") || action.equals("CUSTOM"))) {
        continue;
      }
      boolean targeted = spec.at("targetRef").isPresent() || spec.at("targetRefs").isPresent();
      boolean selects =
          LabelSelector.of(spec.at("selector")).map(s -> s.matches(labels)).orElse(true);
      boolean foreign =
          !policy.ref().namespace().equals(workload.namespace()) && spec.at("selector").isPresent();
      if (targeted || (selects && (foreign || action.equals("CUSTOM")))) {
        elsewhere = true;
      } else if (selects) {
        closed = true;
        spec.at("rules")
            .each()
            .filter(AnybodyInMesh::isUnconditional)
            .forEach(rule -> everybody.add(Evidence.of(policy, rule)));
      }
    }
    if (!everybody.isEmpty()) {
      return new Outcome.Fail("lets everybody call it by an AuthorizationPolicy", everybody);
    }
    if (closed) {
      return Outcome.pass();
    }
    return elsewhere
        ? new Outcome.NotAssessed(
            "a waypoint, somebody outside or a selector in the root namespace decides, which is not"
                + " evaluated")
        : new Outcome.Fail(
            "is closed by no AuthorizationPolicy",
            List.of(new Evidence.Absence("an AuthorizationPolicy that allows only some")));
  }

  private static List<Resource> policies(Istio istio, String namespace) {
    String root = istio.config().rootNamespace();
    return Stream.of(namespace, root)
        .distinct()
        .flatMap(one -> istio.logins().getOrDefault(one, List.of()).stream())
        .toList();
  }

  private static boolean isUnconditional(Field rule) {
    return Stream.of("from", "to", "when").allMatch(name -> rule.at(name).isMissing());
  }
}
