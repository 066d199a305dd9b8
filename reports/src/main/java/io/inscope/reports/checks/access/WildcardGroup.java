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

/// `*` among the API groups covers those that exist and those that custom resources will bring.
///
/// *Read:* `rules[].apiGroups` of roles.
///
/// *Allowed:* groups by name. Not applicable to roles that every cluster has, as long as nothing
/// was added to them.
///
/// Source: [RBAC good
/// practices](https://kubernetes.io/docs/concepts/security/rbac-good-practices/).
public final class WildcardGroup implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-wildcard-apigroup",
          "No role covers every API group",
          Severity.MEDIUM,
          Set.of(Kinds.CLUSTER_ROLE, Kinds.ROLE),
          "What is installed later is covered too: secret stores, certificate issuers, "
              + "whole virtual machines.",
          "List the groups that are needed; the core group is the empty text.",
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
        "covers every API group",
        role.root()
            .at("rules")
            .each()
            .flatMap(rule -> rule.at("apiGroups").each())
            .filter(group -> group.text("").equals("*"))
            .map(item -> Evidence.of(role, item))
            .toList());
  }
}
