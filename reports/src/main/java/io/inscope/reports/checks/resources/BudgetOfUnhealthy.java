package io.inscope.reports.checks.resources;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.KubernetesVersion;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Set;

/// *Read:* `spec.unhealthyPodEvictionPolicy`.
///
/// *Allowed:* AlwaysAllow. Not applicable to clusters known to be older than 1.27, which do not
/// have the field.
public final class BudgetOfUnhealthy implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "avail-pdb-eviction-policy",
          "Disruption budgets let unhealthy pods go",
          Severity.INFO,
          Set.of(Budgets.KIND),
          "An application that is broken anyway keeps nodes from being drained and patched.",
          "Set unhealthyPodEvictionPolicy: AlwaysAllow.",
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
  public Set<GroupKind> kinds() {
    return Set.of(Budgets.KIND);
  }

  private static final int SINCE = 27;

  @Override
  public Outcome check(Resource budget, Audit audit) {
    if (KubernetesVersion.of(audit.snapshot()).isOlderThan(SINCE)) {
      return new Outcome.NotApplicable("the setting does not exist before Kubernetes 1.27");
    }
    Field policy = budget.root().at("spec", "unhealthyPodEvictionPolicy");
    return policy.text("").equals("AlwaysAllow")
        ? Outcome.pass()
        : new Outcome.Fail("keeps unhealthy pods", List.of(Evidence.of(budget, policy)));
  }
}
