package io.inscope.reports.checks.resources;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// *Read:* `scaleTargetRef`, `minReplicas`, and the budgets about the pods of the target.
///
/// *Allowed:* a target that exists, at least 2 replicas, and more than `minAvailable` of a budget
/// demands. Not assessed when the target is of a kind that was not read.
public final class Autoscaler implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "avail-hpa",
          "Autoscalers scale something that exists and leave several replicas",
          Severity.LOW,
          Set.of(Replicas.AUTOSCALER, Budgets.KIND, Kinds.POD),
          "An autoscaler without a target does nothing; one that scales down to one pod takes the"
              + " replicas away.",
          "Correct scaleTargetRef, and set minReplicas to at least 2 and above what the disruption"
              + " budget demands.",
          "Whether the metrics it goes by are there is not looked at.");

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
    return Set.of(Replicas.AUTOSCALER);
  }

  /// Workloads by what they are.
  private record Targets(Map<ResourceRef, Workload> workloads) {
    static Targets of(Audit audit) {
      return new Targets(
          audit.snapshot().workloads().stream()
              .collect(Collectors.toMap(Workload::ref, workload -> workload)));
    }
  }

  @Override
  public Outcome check(Resource autoscaler, Audit audit) {
    Field spec = autoscaler.root().at("spec");
    ResourceRef target = Replicas.target(autoscaler);
    if (audit.snapshot().find(target).isEmpty()) {
      Coverage coverage = audit.snapshot().coverage(target.groupKind(), target.namespace());
      return coverage instanceof Coverage.Read
          ? new Outcome.Fail(
              "scales something that does not exist",
              List.of(Evidence.of(autoscaler, spec.at("scaleTargetRef", "name"))))
          : new Outcome.NotAssessed(target.kind() + ": " + coverage.gap());
    }
    Field least = spec.at("minReplicas");
    if (least.number().orElse(1) < 2) {
      return new Outcome.Fail(
          "may scale down to fewer than two replicas", List.of(Evidence.of(autoscaler, least)));
    }
    Workload workload = audit.view(Targets.class, Targets::of).workloads().get(target);
    List<Evidence> demanding =
        workload == null
            ? List.of()
            : Budgets.about(workload, audit).stream()
                .map(budget -> Map.entry(budget, budget.root().at("spec", "minAvailable")))
                .filter(
                    one ->
                        one.getValue().value() instanceof Long number
                            && number >= least.number().orElse(1))
                .map(one -> Evidence.of(one.getKey(), one.getValue()))
                .toList();
    return Outcome.failIfAny("may scale down to what its disruption budget demands", demanding);
  }
}
