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

/// A pod in the process namespace of its node sees every process of the node and of all its pods,
/// with arguments and environment, and may signal or trace those of its own user.
///
/// *Read:* `spec.hostPID`.
///
/// *Allowed:* false, or not set; a stated `false` is as good as none.
///
/// Source: [Pod Security
/// Standards](https://kubernetes.io/docs/concepts/security/pod-security-standards/), Baseline.
public final class HostPid implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-host-pid",
          "No pod shares the node's process namespace",
          Severity.HIGH,
          Set.of(Kinds.POD),
          "Secrets in the environment of neighbouring processes can be read through "
              + "/proc, and a process with the right capability can be traced.",
          "Remove hostPID, or confine the pods that need it (node agents) to a "
              + "namespace of their own.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    Field field = workload.podSpec().at("hostPID");
    return field.isTrue()
        ? new Outcome.Fail(
            "shares the node's process namespace", List.of(Evidence.of(workload.template(), field)))
        : Outcome.pass();
  }
}
