package io.inscope.reports.checks.resources;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// *Read:* `minAvailable` and `maxUnavailable`, as numbers and as parts, which are rounded up; how
/// many pods it is about, by `status.expectedPods` or else by the replicas of the workloads; and
/// `status.disruptionsAllowed`.
///
/// *Allowed:* room for at least one pod. Not applicable to budgets about no pod.
public final class BudgetBlocks implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "avail-pdb-blocks",
          "Disruption budgets leave room for maintenance",
          Severity.LOW,
          Set.of(Budgets.KIND, Kinds.POD),
          "Nodes cannot be drained, so they are not patched, or are patched by force.",
          "Allow at least one pod to be away: maxUnavailable: 1, with at least two replicas.",
          "What the status says holds for the time of the snapshot only.");

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

  private static final Pattern PART = Pattern.compile("([0-9]{1,3})%");

  /// How many pods the budgets of the snapshot are about, as their workloads say.
  private record Pods(Map<ResourceRef, Long> count) {
    static Pods of(Audit audit) {
      Budgets budgets = Budgets.of(audit);
      Replicas replicas = Replicas.of(audit);
      Map<ResourceRef, Long> count = new HashMap<>();
      for (Workload workload : audit.snapshot().workloads()) {
        try {
          long pods = pods(workload, replicas);
          budgets
              .index()
              .selecting(workload.namespace(), Replicas.labels(workload))
              .forEach(budget -> count.merge(budget.ref(), pods, Long::sum));
        } catch (WrongShape e) {
          // Its own checks say so; a budget then is about fewer pods than it may be.
        }
      }
      return new Pods(count);
    }

    private static long pods(Workload workload, Replicas replicas) {
      Resource autoscaler = replicas.autoscalers().get(workload.ref());
      if (autoscaler != null) {
        return autoscaler.root().at("spec", "minReplicas").number().orElse(1);
      }
      return Replicas.KINDS.contains(workload.ref().groupKind())
          ? workload.owner().root().at("spec", "replicas").number().orElse(1)
          : workload.pods().size();
    }
  }

  @Override
  public Outcome check(Resource budget, Audit audit) {
    Field spec = budget.root().at("spec");
    Field status = budget.root().at("status");
    Field least = spec.at("minAvailable");
    Field most = spec.at("maxUnavailable");
    boolean told = status.at("disruptionsAllowed").isPresent();
    long pods =
        status
            .at("expectedPods")
            .number()
            .orElseGet(
                () -> audit.view(Pods.class, Pods::of).count().getOrDefault(budget.ref(), 0L));
    if (pods == 0) {
      return new Outcome.NotApplicable("it is about no pod");
    }
    if (least.isMissing() && most.isMissing() && !told) {
      return new Outcome.NotAssessed("it sets neither minAvailable nor maxUnavailable");
    }
    for (Field limit : List.of(least, most)) {
      if (limit.isPresent() && amount(limit, pods).isEmpty()) {
        return new Outcome.NotAssessed(limit.pointer() + " is neither a number nor a part");
      }
    }
    if (most.isPresent() && amount(most, pods).orElse(1) == 0) {
      return new Outcome.Fail("never lets a pod go", List.of(Evidence.of(budget, most)));
    }
    if (least.isPresent() && amount(least, pods).orElse(0) >= pods) {
      return new Outcome.Fail(
          "demands all of its pods: %d of %d".formatted(amount(least, pods).orElse(0), pods),
          List.of(Evidence.of(budget, least)));
    }
    return told && status.at("disruptionsAllowed").number().orElse(0) == 0
        ? new Outcome.Fail(
            "lets no pod go at the time of the snapshot",
            List.of(Evidence.of(budget, status.at("disruptionsAllowed"))))
        : Outcome.pass();
  }

  private static OptionalLong amount(Field field, long pods) {
    if (field.value() instanceof Long number) {
      return OptionalLong.of(number);
    }
    Matcher part = PART.matcher(String.valueOf(field.value()));
    return part.matches()
        ? OptionalLong.of((Long.parseLong(part.group(1)) * pods + 99) / 100)
        : OptionalLong.empty();
  }
}
