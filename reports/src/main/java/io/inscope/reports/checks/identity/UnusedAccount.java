package io.inscope.reports.checks.identity;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Set;

/// *Read:* the service accounts that pods and bindings name.
///
/// *Allowed:* accounts that one of them names. Not applicable to `default`, which every namespace
/// has.
///
/// Source: [service accounts](https://kubernetes.io/docs/concepts/security/service-accounts/).
public final class UnusedAccount implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sa-unused",
          "Every service account is used by something",
          Severity.INFO,
          Set.of(Kinds.SERVICE_ACCOUNT, Kinds.POD, Kinds.ROLE_BINDING, Kinds.CLUSTER_ROLE_BINDING),
          "Nobody notices when somebody takes a token for an account that nobody knows of.",
          "Find out whose it is, and delete it if it is nobody's.",
          "Programs outside the cluster may use a token of the account.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.SERVICE_ACCOUNT);
  }

  @Override
  public Outcome check(Resource account, Audit audit) {
    if (account.ref().name().equals("default")) {
      return new Outcome.NotApplicable("every namespace has one");
    }
    AccountUses uses = audit.view(AccountUses.class, AccountUses::of);
    if (!uses.workloads(account.ref()).isEmpty() || uses.bound().contains(account.ref())) {
      return Outcome.pass();
    }
    return uses.unreadable().isEmpty()
        ? new Outcome.Fail(
            "is used by no pod and no binding",
            List.of(Evidence.of(account, account.root().at("metadata", "name"))))
        : new Outcome.NotAssessed(uses.unreadable());
  }
}
