package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Power;
import io.inscope.snapshot.model.Resource;

/// The token request API hands out tokens of any service account that the rule covers, which is to
/// be that account. A rule that names accounts limits it; whether these are harmless is a question
/// for a person.
///
/// *Read:* the rules of the role that a binding gives: `create` on `serviceaccounts/token`.
///
/// *Allowed:* not at all. Not applicable to the bindings every cluster has for its own components.
///
/// Source: [token
/// request](https://kubernetes.io/docs/concepts/security/rbac-good-practices/#token-request).
public final class TokenMinter implements BindingCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-sa-token-create",
          "No binding lets its subjects get tokens of service accounts",
          Severity.HIGH,
          RIGHTS,
          "With a token somebody has the rights of the account, anywhere the API server "
              + "is reached, for as long as the token is good.",
          "Remove the right, or name the accounts in resourceNames.",
          "The built-in role edit gives it in Kubernetes 1.24 and later.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    return BindingGrants.find(binding, audit, Power.MINT_TOKENS)
        .failUnlessNamed(
            "lets its subjects get tokens of service accounts",
            "Is it harmless to act as the accounts named here?");
  }
}
