package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Grant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Users that may do everything are counted by name. Groups hide how many people they stand for, so
/// somebody has to look up their members.
///
/// *Read:* the rules that ClusterRoleBindings give, added up by subject.
///
/// *Allowed:* three users; service accounts are no people.
///
/// Source: [RBAC good
/// practices](https://kubernetes.io/docs/concepts/security/rbac-good-practices/).
public final class AdminCount implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-admin-subject-count",
          "Few people may do everything",
          Severity.MEDIUM,
          BindingCheck.RIGHTS,
          "Every further administrator is one more login that opens everything.",
          "Reduce the number of administrators, and review the list regularly.",
          "More than three users are many here; how many people are in a group is not "
              + "in the API. Certificates of system:masters are another check.");

  private static final int FEW = 3;

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    Administrators administrators = audit.view(Administrators.class, Administrators::of);
    List<Evidence> users = named(administrators, "User");
    if (administrators.count("User") > FEW) {
      return new Outcome.Fail(
          "has %d users who may do everything".formatted(administrators.count("User")), users);
    }
    Optional<String> doubt = TakeoverWays.doubt(audit);
    if (doubt.isPresent()) {
      return new Outcome.NotAssessed(doubt.get());
    }
    List<Evidence> groups = named(administrators, "Group");
    return groups.isEmpty()
        ? new Outcome.Pass(users)
        : new Outcome.Manual(
            "How many people are in the groups that may do everything?",
            Stream.concat(users.stream(), groups.stream()).toList());
  }

  private static List<Evidence> named(Administrators administrators, String kind) {
    return administrators.bySubject().entrySet().stream()
        .filter(entry -> entry.getKey().kind().equals(kind))
        .flatMap(entry -> entry.getValue().stream())
        .map((Grant grant) -> BindingGrants.evidence(grant))
        .toList();
  }
}
