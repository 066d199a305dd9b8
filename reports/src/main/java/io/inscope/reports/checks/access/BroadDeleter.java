package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Assignment;
import io.inscope.snapshot.access.Rule;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.stream.Stream;

/// Deleting is rarely needed for many kinds at once. Rules that allow it for everything, or for ten
/// kinds and more, are for administrators.
///
/// *Read:* the rules of the role that a binding gives: `delete` and `deletecollection`, and how
/// many resources they name.
///
/// *Allowed:* either verb on fewer than ten kinds; on objects named one by one. Not applicable to
/// the bindings every cluster has for its own components.
///
/// Source: [RBAC good
/// practices](https://kubernetes.io/docs/concepts/security/rbac-good-practices/).
public final class BroadDeleter implements BindingCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-delete-broad",
          "No binding lets its subjects delete most kinds of objects",
          Severity.LOW,
          RIGHTS,
          "One stolen login is enough to wipe a namespace or the cluster.",
          "Give the verb for the kinds that are needed only.",
          "Ten kinds in one rule count as most; several rules with fewer each are not "
              + "added up.");

  private static final int MOST = 10;

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    Outcome otherwise = BindingGrants.otherwise(binding, audit);
    if (otherwise instanceof Outcome.NotApplicable) {
      return otherwise;
    }
    List<Evidence> evidence =
        audit.access().of(binding.ref()).stream()
            .flatMap(Assignment::grants)
            .filter(grant -> isBroad(grant.given().rule()))
            .map(BindingGrants::evidence)
            .toList();
    return evidence.isEmpty()
        ? otherwise
        : new Outcome.Fail("lets its subjects delete most kinds of objects", evidence);
  }

  private static boolean isBroad(Rule rule) {
    boolean deletes = Stream.of("*", "delete", "deletecollection").anyMatch(rule.verbs()::contains);
    long kinds = rule.resources().stream().filter(one -> one.indexOf('/') < 0).distinct().count();
    return deletes && !rule.isNamed() && (kinds >= MOST || rule.resources().contains("*"));
  }
}
