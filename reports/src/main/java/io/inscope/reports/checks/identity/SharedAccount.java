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
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.scope.ScopeClass;
import java.util.List;
import java.util.Set;

/// *Read:* the service accounts that pods name, and the scope of the workloads.
///
/// *Allowed:* one workload for each account. Not applicable to accounts as which nothing runs.
///
/// Source: [service accounts](https://kubernetes.io/docs/concepts/security/service-accounts/).
public final class SharedAccount implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sa-shared-by-workloads",
          "Every service account is the identity of one workload",
          Severity.MEDIUM,
          Set.of(Kinds.SERVICE_ACCOUNT, Kinds.POD),
          "Rights that one needs the others have as well, and traces do not tell which of "
              + "them did something.",
          "Give each workload an account of its own, those of the CDE first.",
          "Workloads that belong together, such as the parts of an operator, may share "
              + "one on purpose.");

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
    AccountUses uses = audit.view(AccountUses.class, AccountUses::of);
    List<Workload> workloads = uses.workloads(account.ref());
    if (workloads.size() > 1) {
      List<Evidence> evidence = workloads.stream().map(Account::evidence).toList();
      long cde =
          workloads.stream().filter(one -> audit.scope().of(one.ref()) == ScopeClass.CDE).count();
      return new Outcome.Fail(
          cde > 0 && cde < workloads.size()
              ? "is the identity of workloads inside and outside of the CDE"
              : "is the identity of more than one workload",
          evidence);
    }
    if (!uses.unreadable().isEmpty()) {
      return new Outcome.NotAssessed(uses.unreadable());
    }
    return workloads.isEmpty() ? new Outcome.NotApplicable("nothing runs as it") : Outcome.pass();
  }
}
