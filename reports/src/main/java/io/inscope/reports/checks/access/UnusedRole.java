package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Binding;
import io.inscope.snapshot.access.Bootstrap;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.InvalidSelector;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Roles that no binding gives, and that no aggregated role collects from.
///
/// *Read:* `roleRef` of all bindings, labels and `aggregationRule` of cluster roles.
///
/// *Allowed:* roles that are bound, or that others collect from. Not applicable to roles that every
/// cluster has.
///
/// Source: [RBAC good
/// practices](https://kubernetes.io/docs/concepts/security/rbac-good-practices/).
public final class UnusedRole implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-unused-role",
          "Every role is given by a binding",
          Severity.INFO,
          BindingCheck.RIGHTS,
          "A role that nobody reviews is one binding away from being a right.",
          "Delete the role.",
          "A role that a controller binds when it needs it is reported as well.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.CLUSTER_ROLE, Kinds.ROLE);
  }

  @Override
  public Outcome check(Resource role, Audit audit) {
    if (Bootstrap.isKnown(role.ref())) {
      return Shipped.outcome();
    }
    Use use = audit.view(Use.class, Use::of);
    return use.bound().contains(role.ref()) || use.collects(role)
        ? Outcome.pass()
        : new Outcome.Fail(
            "is given by no binding",
            List.of(Evidence.of(role, role.root().at("metadata", "name"))));
  }

  /// Which roles are bound, and by which labels roles are collected.
  private record Use(Set<ResourceRef> bound, List<LabelSelector> collected) {
    static Use of(Audit audit) {
      Set<ResourceRef> bound = new HashSet<>();
      for (GroupKind kind : BindingCheck.BINDINGS) {
        each(audit, kind, binding -> bound.add(Binding.of(binding).role()));
      }
      List<LabelSelector> collected = new ArrayList<>();
      each(
          audit,
          Kinds.CLUSTER_ROLE,
          role ->
              role.root()
                  .at("aggregationRule", "clusterRoleSelectors")
                  .each()
                  .forEach(selector -> LabelSelector.of(selector).ifPresent(collected::add)));
      return new Use(bound, collected);
    }

    /// What makes no sense neither binds nor collects; its own checks say so.
    private static void each(Audit audit, GroupKind kind, Consumer<Resource> action) {
      try (Stream<Resource> all = audit.snapshot().all(kind)) {
        all.forEach(
            one -> {
              try {
                action.accept(one);
              } catch (WrongShape | InvalidSelector e) {
                return;
              }
            });
      }
    }

    boolean collects(Resource role) {
      return role.ref().groupKind().equals(Kinds.CLUSTER_ROLE)
          && collected.stream().anyMatch(selector -> selector.matches(role.labels()));
    }
  }
}
