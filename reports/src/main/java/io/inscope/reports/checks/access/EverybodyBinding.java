package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Binding;
import io.inscope.snapshot.access.Subject;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// system:authenticated holds everybody who can log in, on some platforms everybody with any
/// account there; system:serviceaccounts holds every pod with a token. Every cluster gives them a
/// few harmless roles.
///
/// *Read:* `subjects` of bindings, and the role they give.
///
/// *Allowed:* other subjects; the roles that every cluster gives to these groups, as long as
/// nothing was added to them.
///
/// Source: [default roles and role
/// bindings](https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings).
public final class EverybodyBinding implements BindingCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-authenticated-group",
          "No binding gives rights to everybody who is logged in",
          Severity.CRITICAL,
          RIGHTS,
          "Every user of the identity provider, or every pod with a token, has the right.",
          "Bind a group of the people who need it, or single service accounts.",
          "The groups of the accounts of one namespace are in sa-default-bound.");

  private static final Set<Subject> EVERYBODY =
      Set.of(Subject.group("system:authenticated"), Subject.group("system:serviceaccounts"));

  private static final Set<String> HARMLESS =
      Set.of(
          "system:basic-user",
          "system:discovery",
          "system:public-info-viewer",
          "system:service-account-issuer-discovery");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    Binding read = Binding.of(binding);
    List<Evidence> everybody =
        read.subjects().stream()
            .filter(named -> EVERYBODY.contains(named.subject()))
            .map(named -> Evidence.of(binding, named.place().at("name")))
            .toList();
    if (everybody.isEmpty()) {
      return Outcome.pass();
    }
    Optional<Resource> role = audit.snapshot().find(read.role());
    if (Shipped.isBinding(binding, audit) || role.isEmpty()) {
      return BindingGrants.otherwise(binding, audit);
    }
    boolean harmless = HARMLESS.contains(read.role().name()) && Shipped.isRole(role.get(), audit);
    return harmless
        ? Outcome.pass()
        : new Outcome.Fail("gives rights to everybody who is logged in", everybody);
  }
}
