package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Binding;
import io.inscope.snapshot.model.Resource;
import java.util.List;

/// Users who are named one by one have to be compared with the list of those who joined and left.
/// Users of the cluster itself, whose names begin with `system:`, are no people.
///
/// *Read:* `subjects` of bindings.
///
/// *Allowed:* groups and service accounts.
///
/// Source: [RBAC good
/// practices](https://kubernetes.io/docs/concepts/security/rbac-good-practices/).
public final class IndividualUser implements BindingCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-individual-user",
          "Bindings name groups, not single users",
          Severity.INFO,
          BINDINGS,
          "Whoever leaves keeps rights that nobody takes away from the bindings one by " + "one.",
          "Bind groups of the identity provider.",
          "Whether the users still exist is known to the identity provider only.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    List<Evidence> users =
        Binding.of(binding).subjects().stream()
            .filter(named -> named.subject().kind().equals("User"))
            .filter(named -> !named.subject().name().startsWith("system:"))
            .map(named -> Evidence.of(binding, named.place().at("name")))
            .toList();
    return Outcome.failIfAny("names single users", users);
  }
}
