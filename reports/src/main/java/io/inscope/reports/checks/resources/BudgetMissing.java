package io.inscope.reports.checks.resources;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// *Read:* the selectors of PodDisruptionBudgets, and the labels of the pods.
///
/// *Allowed:* at least one that selects them. Not applicable to workloads with one replica and to
/// kinds without replicas.
public final class BudgetMissing implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "avail-pdb-missing",
          "Every service with several replicas has a disruption budget",
          Severity.LOW,
          Set.of(Kinds.POD, Budgets.KIND),
          "Draining nodes, as for patches, may take all its pods at once.",
          "Create a PodDisruptionBudget with maxUnavailable: 1 for its pods.",
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
    Optional<Outcome> instead = Replicas.unlessSeveral(workload, audit);
    if (instead.isPresent()) {
      return instead.get();
    }
    if (!Budgets.about(workload, audit).isEmpty()) {
      return Outcome.pass();
    }
    return audit.view(Budgets.class, Budgets::of).unreadable().contains(workload.namespace())
        ? new Outcome.NotAssessed("a PodDisruptionBudget of its namespace makes no sense")
        : new Outcome.Fail(
            "has no disruption budget",
            List.of(Evidence.of(workload.owner(), workload.owner().root().at("metadata", "name"))));
  }
}
