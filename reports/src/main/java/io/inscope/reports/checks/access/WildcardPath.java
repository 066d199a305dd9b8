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

/// Rules may speak of paths that are no resources. `*` covers all of them, and so does `/*`.
///
/// *Read:* `rules[].nonResourceURLs` of cluster roles.
///
/// *Allowed:* paths by name, and beginnings of paths: `/healthz/*`. Not applicable to roles that
/// every cluster has, as long as nothing was added to them.
///
/// Source: [RBAC good
/// practices](https://kubernetes.io/docs/concepts/security/rbac-good-practices/).
public final class WildcardPath implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-nonresource-wildcard",
          "No role covers every path of the API server",
          Severity.MEDIUM,
          Set.of(Kinds.CLUSTER_ROLE),
          "Paths outside the resources hold profiles, logs and what extensions add.",
          "List the paths that are needed, such as /metrics.",
          "Whether a binding gives the role to anybody is not looked at.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.CLUSTER_ROLE);
  }

  @Override
  public Outcome check(Resource role, Audit audit) {
    if (Shipped.isRole(role, audit)) {
      return Shipped.outcome();
    }
    return Outcome.failIfAny(
        "covers every path of the API server",
        role.root()
            .at("rules")
            .each()
            .flatMap(rule -> rule.at("nonResourceURLs").each())
            .filter(path -> path.text("").equals("*") || path.text("").equals("/*"))
            .map(item -> Evidence.of(role, item))
            .toList());
  }
}
