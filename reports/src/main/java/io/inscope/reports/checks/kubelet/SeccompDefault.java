package io.inscope.reports.checks.kubelet;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.KubernetesVersion;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.stream.Stream;

/// *Read:* `seccompDefault`, which Kubernetes has from 1.22 on; the default is false.
///
/// *Allowed:* true. It means nothing on Windows.
///
/// Source: [seccomp](https://kubernetes.io/docs/tutorials/security/seccomp/).
public final class SeccompDefault implements KubeletCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "kubelet-seccomp-default",
          "Kubelets filter the system calls of pods that ask for nothing",
          Severity.LOW,
          Kubelets.READS,
          "A pod that does not mention seccomp may use every system call of the kernel.",
          "Set seccompDefault: true.",
          "Pods that say unconfined are not touched by it.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    KubernetesVersion version = KubernetesVersion.of(audit.snapshot());
    if (version.isOlderThan(22)) {
      return new Outcome.NotApplicable(
          "seccompDefault does not exist before Kubernetes 1.22, and this cluster runs 1."
              + version.minor());
    }
    return Kubelets.judge(
        audit, "has kubelets that leave pods unconfined by default", SeccompDefault::wrong);
  }

  private static Stream<Evidence> wrong(Kubelet kubelet) {
    return kubelet.windows() ? Stream.empty() : kubelet.unless(Option.SECCOMP, "true");
  }
}
