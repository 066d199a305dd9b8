package io.inscope.reports.checks.pods;

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

/// A pod in the interprocess namespace of its node can read and write the shared memory and message
/// queues of every process there.
///
/// *Read:* `spec.hostIPC`.
///
/// *Allowed:* false, or not set; a stated `false` is as good as none.
///
/// Source: [Pod Security
/// Standards](https://kubernetes.io/docs/concepts/security/pod-security-standards/), Baseline.
public final class HostIpc implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-host-ipc",
          "No pod shares the node's interprocess namespace",
          Severity.HIGH,
          Set.of(Kinds.POD),
          "Data that other pods or the node keep in shared memory can be read and changed.",
          "Remove hostIPC; containers that have to share memory belong into one pod.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    Field field = workload.podSpec().at("hostIPC");
    return field.isTrue()
        ? new Outcome.Fail(
            "shares the node's interprocess namespace",
            List.of(Evidence.of(workload.template(), field)))
        : Outcome.pass();
  }
}
