package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Evidence;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The policies of guards whose policies are in the API, and whether each refuses what breaks it.
///
/// Sources: [Kyverno](https://kyverno.io/docs/policy-types/cluster-policy/validate/),
/// [Gatekeeper](https://open-policy-agent.github.io/gatekeeper/website/docs/violations/),
/// [Kubewarden](https://docs.kubewarden.io/reference/CRDs),
/// [jsPolicy](https://www.jspolicy.com/docs/reference/policy-crd),
/// [NeuVector](https://open-docs.neuvector.com/policy/usingcrd/),
/// [Sigstore](https://docs.sigstore.dev/policy-controller/overview/).
///
/// @param gaps why there may be more of a guard, by guard
record Policies(List<Policy> all, Map<Guard, String> gaps) {
  static final String CONSTRAINTS = "constraints.gatekeeper.sh";

  /// One policy.
  ///
  /// @param place what says whether it refuses
  record Policy(Guard guard, Resource resource, boolean enforces, Field place) {
    Evidence evidence() {
      return Evidence.of(resource, place);
    }
  }

  static Policies of(Audit audit) {
    ClusterSnapshot snapshot = audit.snapshot();
    List<Policy> all = new ArrayList<>();
    Map<Guard, String> gaps = new LinkedHashMap<>();
    for (Guard guard : Guard.WITH_POLICIES) {
      for (GroupKind kind : kinds(guard, snapshot)) {
        Unread.why(snapshot, kind).ifPresent(why -> gaps.putIfAbsent(guard, why));
        try (Stream<Resource> found = snapshot.all(kind)) {
          found.forEach(
              one -> {
                try {
                  of(guard, one).ifPresent(all::add);
                } catch (WrongShape e) {
                  gaps.putIfAbsent(guard, "%s: %s".formatted(one.ref().spoken(), e.getMessage()));
                }
              });
        }
      }
    }
    return new Policies(all, gaps);
  }

  private static List<GroupKind> kinds(Guard guard, ClusterSnapshot snapshot) {
    if (!guard.equals(Guard.GATEKEEPER)) {
      return guard.policies();
    }
    TreeSet<GroupKind> kinds = new TreeSet<>(guard.policies());
    snapshot.kinds().stream().filter(kind -> kind.group().equals(CONSTRAINTS)).forEach(kinds::add);
    for (GroupKind template : guard.policies()) {
      try (Stream<Resource> all = snapshot.all(template)) {
        all.map(one -> one.root().at("spec"))
            .filter(Field::isObject)
            .map(spec -> spec.at("crd"))
            .filter(Field::isObject)
            .map(crd -> crd.at("spec"))
            .filter(Field::isObject)
            .map(spec -> spec.at("names"))
            .filter(Field::isObject)
            .map(names -> names.at("kind").value())
            .filter(String.class::isInstance)
            .forEach(kind -> kinds.add(new GroupKind(CONSTRAINTS, (String) kind)));
      }
    }
    return List.copyOf(kinds);
  }

  private static Optional<Policy> of(Guard guard, Resource resource) {
    Field spec = resource.root().at("spec");
    return switch (resource.ref().group()) {
      case "kyverno.io" -> kyverno(resource, spec);
      case "policies.kyverno.io" -> {
        Field actions = spec.at("validationActions");
        boolean denies =
            actions.each().findAny().isEmpty()
                || actions.each().anyMatch(one -> one.text("").equals("Deny"));
        Field admission = spec.at("evaluation", "admission", "enabled");
        yield policy(
            guard,
            resource,
            denies && !admission.isFalse(),
            admission.isFalse() ? admission : actions);
      }
      case CONSTRAINTS -> {
        Field action = spec.at("enforcementAction");
        boolean scoped =
            action.text("deny").equals("scoped")
                && spec.at("scopedEnforcementActions")
                    .each()
                    .filter(one -> one.at("action").text("").equals("deny"))
                    .flatMap(one -> one.at("enforcementPoints").each())
                    .anyMatch(
                        point ->
                            Set.of("*", "validation.gatekeeper.sh")
                                .contains(point.at("name").text("")));
        yield policy(guard, resource, scoped || action.text("deny").equals("deny"), action);
      }
      case "policies.kubewarden.io" ->
          policy(
              guard, resource, spec.at("mode").text("protect").equals("protect"), spec.at("mode"));
      case "policy.jspolicy.com" ->
          spec.at("type").text("Validating").equals("Validating")
              ? policy(
                  guard,
                  resource,
                  spec.at("violationPolicy").text("deny").equals("deny"),
                  spec.at("violationPolicy"))
              : Optional.empty();
      case "neuvector.com" -> {
        Field mode = spec.at("config", "mode");
        yield policy(
            guard,
            resource,
            spec.at("config", "enable").isTrue() && mode.text("").equals("protect"),
            mode);
      }
      case "policy.sigstore.dev" ->
          policy(
              guard, resource, spec.at("mode").text("enforce").equals("enforce"), spec.at("mode"));
      default -> Optional.empty();
    };
  }

  /// Rules that change or make objects refuse nothing and are left out. A rule's own action counts
  /// before the policy's; Audit where neither is set.
  private static Optional<Policy> kyverno(Resource resource, Field spec) {
    Field general = spec.at("validationFailureAction");
    List<Field> actions = new ArrayList<>();
    for (Field rule : spec.at("rules").each().toList()) {
      if (rule.at("validate").isPresent()) {
        actions.add(either(rule.at("validate", "failureAction"), general));
      }
      rule.at("verifyImages")
          .each()
          .forEach(one -> actions.add(either(one.at("failureAction"), general)));
    }
    if (actions.isEmpty()) {
      return Optional.empty();
    }
    if (spec.at("admission").isFalse()) {
      return policy(Guard.KYVERNO, resource, false, spec.at("admission"));
    }
    Optional<Field> lenient =
        actions.stream()
            .filter(action -> !action.text("Audit").equalsIgnoreCase("enforce"))
            .findFirst();
    return policy(Guard.KYVERNO, resource, lenient.isEmpty(), lenient.orElse(actions.getFirst()));
  }

  private static Field either(Field own, Field general) {
    return own.isPresent() ? own : general;
  }

  private static Optional<Policy> policy(
      Guard guard, Resource resource, boolean enforces, Field place) {
    return Optional.of(new Policy(guard, resource, enforces, place));
  }

  Stream<Policy> of(Guard guard) {
    return all.stream().filter(policy -> policy.guard().equals(guard));
  }
}
