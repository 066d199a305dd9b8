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
import java.util.Set;

/// *Read:* labels of the workload and of its pods.
///
/// *Allowed:* `app.kubernetes.io/name` on one of them. Not applicable to pods of a node.
public final class ApplicationLabel implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "avail-labels",
          "Every workload says which application it belongs to",
          Severity.INFO,
          Set.of(Kinds.POD),
          "An inventory cannot be made, and selectors of policies go by labels of many spellings.",
          "Label it app.kubernetes.io/name, and as far as they help instance, version, component,"
              + " part-of and managed-by.",
          "Whether the name is right is for a person to judge.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final String NAME = "app.kubernetes.io/name";

  @Override
  public Outcome check(Workload workload, Audit audit) {
    if (workload.owner().annotations().containsKey("kubernetes.io/config.mirror")) {
      return new Outcome.NotApplicable("it is a pod of its node");
    }
    return workload.owner().labels().containsKey(NAME)
            || Replicas.labels(workload).containsKey(NAME)
        ? Outcome.pass()
        : new Outcome.Fail(
            "does not say which application it belongs to",
            List.of(
                Evidence.of(
                    workload.owner(), workload.owner().root().at("metadata", "labels", NAME))));
  }
}
