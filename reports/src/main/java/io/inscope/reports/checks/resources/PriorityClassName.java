package io.inscope.reports.checks.resources;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* `priorityClassName` of templates and of the pods that run, and whether a PriorityClass
/// is the default.
///
/// *Allowed:* any; for pods still to be created a default.
public final class PriorityClassName implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "avail-priority-class",
          "Every workload has a priority",
          Severity.INFO,
          Set.of(Kinds.POD),
          "When nodes run short, what matters goes as early as what does not.",
          "Set priorityClassName, or make one PriorityClass the default.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final GroupKind CLASS = new GroupKind("scheduling.k8s.io", "PriorityClass");

  /// Whether pods without a class get one.
  private record Default(boolean exists) {
    static Default of(Audit audit) {
      try (Stream<Resource> all = audit.snapshot().all(CLASS)) {
        return new Default(
            all.anyMatch(one -> Boolean.TRUE.equals(one.root().at("globalDefault").value())));
      }
    }
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    Field name = workload.podSpec().at("priorityClassName");
    boolean given =
        workload.pods().isEmpty()
            ? audit.view(Default.class, Default::of).exists()
            : workload.pods().stream().allMatch(PriorityClassName::hasOne);
    return given || !name.text("").isEmpty()
        ? Outcome.pass()
        : new Outcome.Fail("has no priority", List.of(Evidence.of(workload.template(), name)));
  }

  private static boolean hasOne(Resource pod) {
    return !pod.root().at("spec", "priorityClassName").text("").isEmpty();
  }
}
