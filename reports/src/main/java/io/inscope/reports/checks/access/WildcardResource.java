package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.Set;

/// `*` among the resources covers all that exist, with their subresources, and all that will.
/// `*/scale` covers one subresource of all of them. `pods` does not cover `pods/exec`.
///
/// *Read:* `rules[].resources` of roles.
///
/// *Allowed:* resources by name. Not applicable to roles that every cluster has, as long as nothing
/// was added to them.
///
/// Source: [RBAC good
/// practices](https://kubernetes.io/docs/concepts/security/rbac-good-practices/).
public final class WildcardResource implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-wildcard-resource",
          "No role covers every resource",
          Severity.HIGH,
          Set.of(Kinds.CLUSTER_ROLE, Kinds.ROLE),
          "Secrets, roles and running containers are covered too, and every kind that "
              + "is installed later.",
          "List the resources that are needed.",
          "Whether a binding gives the role to anybody is not looked at.");

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
    if (Shipped.isRole(role, audit)) {
      return Shipped.outcome();
    }
    return Outcome.failIfAny(
        "covers every resource",
        role.root()
            .at("rules")
            .each()
            .flatMap(rule -> rule.at("resources").each())
            .filter(resource -> resource.text("").equals("*") || resource.text("").startsWith("*/"))
            .map(item -> Evidence.of(role, item))
            .toList());
  }
}
