package io.inscope.reports.checks.identity;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Set;

/// *Read:* `spec.serviceAccount` of manifests.
///
/// *Allowed:* not set. Not applicable to what comes from a live cluster, where the API server
/// writes the field beside the other one, nor where both say the same, as such exports do.
///
/// Source: [service accounts](https://kubernetes.io/docs/concepts/security/service-accounts/).
public final class DeprecatedAccountField implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sa-deprecated-field",
          "No manifest uses the deprecated field serviceAccount",
          Severity.INFO,
          Set.of(Kinds.POD),
          "Tools that read only the newer field overlook which account is meant.",
          "Write serviceAccountName instead.",
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
    if (workload.template().isLive()) {
      return new Outcome.NotApplicable("the API server writes the field itself");
    }
    Field older = workload.podSpec().at("serviceAccount");
    boolean alias = older.text("").equals(workload.podSpec().at("serviceAccountName").text(""));
    return older.isMissing() || alias
        ? Outcome.pass()
        : new Outcome.Fail(
            "uses the deprecated field serviceAccount",
            List.of(Evidence.of(workload.template(), older)));
  }
}
