package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.reports.podsecurity.PodSecurityStandards;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Set;

/// *Read:* `httpGet.host` and `tcpSocket.host` of the probes and of the lifecycle hooks of every
/// container.
///
/// *Allowed:* empty, or not set.
///
/// Source: [Pod Security
/// Standards](https://kubernetes.io/docs/concepts/security/pod-security-standards/), Baseline.
public final class ProbeHost implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-probe-host-field",
          "No probe or hook names a host",
          Severity.MEDIUM,
          Set.of(Kinds.POD),
          "The kubelet calls the named host from the node, past every network policy "
              + "of the pod: whoever may write the pod may look around the network of the "
              + "nodes.",
          "Remove host: the pod itself is called then.",
          "The standard forbids it from Kubernetes 1.34; the kubelet did it in every "
              + "version, so every version is asked.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return Outcome.failIfAny(
        "lets the kubelet call a host of its choice",
        StandardRule.violations(
            PodSecurityStandards.HOST_PROBES_AND_LIFECYCLE, workload, PodSecurityStandards.LATEST));
  }
}
