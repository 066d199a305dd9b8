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

/// `*` among the verbs allows all that exist and all that will: impersonate, bind, escalate and
/// approve among them.
///
/// *Read:* `rules[].verbs` of roles.
///
/// *Allowed:* verbs by name. A `*` beside others is a `*`. Not applicable to roles that every
/// cluster has, as long as nothing was added to them.
///
/// Source: [RBAC good
/// practices](https://kubernetes.io/docs/concepts/security/rbac-good-practices/).
public final class WildcardVerb implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-wildcard-verb",
          "No role allows every verb",
          Severity.HIGH,
          Set.of(Kinds.CLUSTER_ROLE, Kinds.ROLE),
          "Rights that nobody meant to give are given, and new ones are added with "
              + "every new version.",
          "List the verbs that are needed.",
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
        "allows every verb",
        role.root()
            .at("rules")
            .each()
            .flatMap(rule -> rule.at("verbs").each())
            .filter(verb -> verb.text("").equals("*"))
            .map(item -> Evidence.of(role, item))
            .toList());
  }
}
