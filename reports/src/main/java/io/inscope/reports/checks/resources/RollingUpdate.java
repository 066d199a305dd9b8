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
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Set;

/// *Read:* `spec.strategy.type` of Deployments, `spec.updateStrategy.type` of StatefulSets and
/// DaemonSets.
///
/// *Allowed:* RollingUpdate, or not set. Not applicable to other kinds.
public final class RollingUpdate implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "avail-rolling-update",
          "Workloads are updated pod by pod",
          Severity.INFO,
          Set.of(Kinds.POD),
          "An update stops the whole service, or is never rolled out.",
          "Set strategy.type or updateStrategy.type to RollingUpdate.",
          "Programs that cannot run in two versions at once need Recreate; that is an exception to"
              + " record.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    GroupKind kind = workload.ref().groupKind();
    Field spec = workload.owner().root().at("spec");
    if (kind.equals(Kinds.DEPLOYMENT)) {
      return judge(workload, spec.at("strategy", "type"), "stops all its pods for an update");
    }
    return kind.equals(Kinds.STATEFUL_SET) || kind.equals(Kinds.DAEMON_SET)
        ? judge(
            workload,
            spec.at("updateStrategy", "type"),
            "is updated only when somebody deletes its pods")
        : new Outcome.NotApplicable("it is of a kind that is not updated in place");
  }

  private static Outcome judge(Workload workload, Field type, String message) {
    return type.text("RollingUpdate").equals("RollingUpdate")
        ? Outcome.pass()
        : new Outcome.Fail(message, List.of(Evidence.of(workload.owner(), type)));
  }
}
