package io.inscope.reports.checks.identity;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Set;

/// *Read:* `spec.serviceAccountName` of pods, and the older `serviceAccount`.
///
/// *Allowed:* any account but `default`. Not applicable to static pods, which have none.
///
/// Source: [service accounts](https://kubernetes.io/docs/concepts/security/service-accounts/).
public final class DefaultAccountUsed implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sa-default-used",
          "No workload runs as the default service account",
          Severity.LOW,
          Set.of(Kinds.POD),
          "Everything in the namespace that names no account shares this identity: rights "
              + "and traces cannot be told apart.",
          "Create an account for the workload and name it.",
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
    return Account.of(workload).name().equals("default")
        ? new Outcome.Fail(
            "runs as the default service account", List.of(Account.evidence(workload)))
        : Outcome.pass();
  }
}
