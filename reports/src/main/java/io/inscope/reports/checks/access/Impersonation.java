package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Power;
import io.inscope.snapshot.model.Resource;

/// The verb `impersonate` lets requests be made under another name: of a user, a group, a service
/// account, or with borrowed attributes. Rules that name whom are a way to delegate; whether those
/// are harmless is a question for a person.
///
/// *Read:* the rules of the role that a binding gives: `impersonate` on users, groups and service
/// accounts, and on `uids` and `userextras` of authentication.k8s.io. In a namespace it reaches the
/// accounts of the namespace only.
///
/// *Allowed:* none of them. Not applicable to the bindings every cluster has for its own
/// components.
///
/// Source: [user
/// impersonation](https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation).
public final class Impersonation implements BindingCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-impersonate",
          "No binding lets its subjects act as somebody else",
          Severity.CRITICAL,
          RIGHTS,
          "Whoever may impersonate administrators is one, and the audit log of other "
              + "systems names the wrong person.",
          "Remove the verb, or name the users and groups that may be impersonated in "
              + "resourceNames.",
          "The finer impersonation verbs of Kubernetes 1.35 are not looked at.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    return BindingGrants.find(
            binding,
            audit,
            Power.IMPERSONATE_USERS,
            Power.IMPERSONATE_GROUPS,
            Power.IMPERSONATE_ACCOUNTS,
            Power.IMPERSONATE_DETAILS)
        .failUnlessNamed(
            "lets its subjects act as somebody else", "Is it harmless to act as those named here?");
  }
}
