package io.inscope.reports.checks.identity;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Set;

/// *Read:* the service account that pods name, and service accounts.
///
/// *Allowed:* accounts that exist, and `default`, which every namespace has. Not applicable to
/// static pods.
///
/// Source: [service accounts](https://kubernetes.io/docs/concepts/security/service-accounts/).
public final class MissingAccount implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sa-missing",
          "Every service account a pod names exists",
          Severity.LOW,
          Set.of(Kinds.POD, Kinds.SERVICE_ACCOUNT),
          "No new pod starts; and whoever may create the account decides what it may do.",
          "Create the account, or correct the name.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    if (Account.isStatic(workload)) {
      return new Outcome.NotApplicable("a static pod has no service account");
    }
    ResourceRef account = Account.of(workload);
    return account.name().equals("default") || audit.snapshot().find(account).isPresent()
        ? Outcome.pass()
        : new Outcome.Fail(
            "names a service account that does not exist", List.of(Account.evidence(workload)));
  }
}
