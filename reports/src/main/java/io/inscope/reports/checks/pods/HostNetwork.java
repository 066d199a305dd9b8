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

/// A pod on the network of its node has the address of the node. Network policies do not hold it,
/// and it can listen to the traffic of the node and reach what listens on the loopback address.
///
/// *Read:* `spec.hostNetwork`.
///
/// *Allowed:* false, or not set; a stated `false` is as good as none.
///
/// Source: [Pod Security
/// Standards](https://kubernetes.io/docs/concepts/security/pod-security-standards/), Baseline.
public final class HostNetwork implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-host-network",
          "No pod uses the node's network",
          Severity.HIGH,
          Set.of(Kinds.POD),
          "No network policy can keep such a pod from the cardholder data environment; "
              + "to every other policy it looks like the node.",
          "Remove hostNetwork; where it cannot be removed, treat the node as part of "
              + "the same zone.",
          "What the node's own firewall forbids is not visible.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    Field field = workload.podSpec().at("hostNetwork");
    return field.isTrue()
        ? new Outcome.Fail(
            "uses the node's network", List.of(Evidence.of(workload.template(), field)))
        : Outcome.pass();
  }
}
