package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.access.Binding;
import io.inscope.snapshot.access.Bootstrap;
import io.inscope.snapshot.access.Grant;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What each binding gives to whom: the grants of the cluster by binding.
record BindingGrants(Map<ResourceRef, List<Grant>> byBinding) {

  private static BindingGrants of(Audit audit) {
    return new BindingGrants(
        audit.access().grants().stream().collect(Collectors.groupingBy(g -> g.binding().ref())));
  }

  /// The grants of a binding that are `bad`; or why they cannot be told, or need not be.
  static Answer find(Resource resource, Audit audit, Predicate<Grant> bad) {
    Binding binding = Binding.of(resource);
    if (Bootstrap.isShipped(binding)) {
      return Answer.without(shipped());
    }
    Optional<Resource> role = audit.snapshot().find(binding.role());
    if (role.isEmpty()) {
      return Answer.without(
          new Outcome.NotAssessed(
              "it gives %s, which is not in the snapshot".formatted(binding.role().spoken())));
    }
    requireReadable(role.get());
    List<Grant> grants =
        audit
            .view(BindingGrants.class, BindingGrants::of)
            .byBinding()
            .getOrDefault(resource.ref(), List.of());
    return new Answer(grants.stream().filter(bad).toList(), Optional.empty());
  }

  static Outcome shipped() {
    return new Outcome.NotApplicable("every cluster has it, for its own components");
  }

  /// A rule that makes no sense gives no grant; so nothing follows from the absence of one.
  private static void requireReadable(Resource role) {
    role.root()
        .at("rules")
        .each()
        .flatMap(Field::members)
        .flatMap(Field::each)
        .forEach(item -> item.text(""));
  }

  /// @param grants the bad ones; empty where `instead` says why
  /// @param instead an outcome that was decided before the grants were looked at
  record Answer(List<Grant> grants, Optional<Outcome> instead) {
    private static Answer without(Outcome instead) {
      return new Answer(List.of(), Optional.of(instead));
    }

    Outcome failIfAny(String message) {
      return instead.orElseGet(
          () -> Outcome.failIfAny(message, grants.stream().map(Answer::evidence).toList()));
    }

    /// `get, list secrets in payments`.
    static Evidence evidence(Grant grant) {
      String where = grant.namespace().isEmpty() ? "everywhere" : "in " + grant.namespace();
      String names = listed(grant.rule().at("resourceNames"));
      return new Evidence.Grant(
          grant.subject().toString(),
          grant.binding().ref(),
          grant.role().ref(),
          "%s %s%s %s"
              .formatted(
                  listed(grant.rule().at("verbs")),
                  listed(grant.rule().at("resources")),
                  names.isEmpty() ? "" : " named " + names,
                  where),
          grant.role().place(grant.rule()));
    }

    private static String listed(Field list) {
      return list.each().map(item -> item.text("")).collect(Collectors.joining(", "));
    }
  }
}
